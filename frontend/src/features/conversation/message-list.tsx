import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { Virtualizer } from 'virtua';
import { texts } from '@/shared/texts';
import { Announcer } from './announcer';
import { MessageRow } from './message-row';
import { isPrepended, type Row } from './rows';
import { useScroll } from './use-scroll';
import { ListTop } from './list-top';

const TOP_HEIGHT = 56;

interface Props {
  readonly chatId: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly older: { hasMore: boolean; failed: boolean; load: () => void };
  readonly onRetry: () => void;
  readonly onRemove: (key: string) => void;
}

export function MessageList({ chatId, title, rows, older, onRetry, onRemove }: Props) {
  const loadOlder = () => {
    if (older.hasMore && !older.failed) {
      older.load();
    }
  };
  const { list, onScroll, onResize, toEnd, isAtEnd, unseen } = useScroll(chatId, rows, loadOlder);
  const shift = usePrepended(rows);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        role="log"
        // Scrolling brings old messages into the log, and they would be read out: the announcer says what is new.
        aria-live="off"
        aria-label={texts.conversation.log(title)}
        tabIndex={0}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        {/* Few messages stand at the bottom, above the composer. */}
        <div className="grow" />
        <ListTop height={TOP_HEIGHT} title={title} older={older} />
        <Virtualizer
          ref={list}
          data={rows}
          shift={shift}
          startMargin={TOP_HEIGHT}
          onScroll={onScroll}
          onResize={onResize}
        >
          {(row) => <MessageRow key={row.key} row={row} onRetry={onRetry} onRemove={onRemove} />}
        </Virtualizer>
      </div>
      {isAtEnd ? null : <JumpButton count={unseen} onClick={toEnd} />}
      <Announcer newest={rows.at(-1)} />
    </div>
  );
}

/** The list keeps its place from the end while older rows come in front, and only then. */
function usePrepended(rows: readonly Row[]): boolean {
  const [view, setView] = useState({ rows, shift: false });
  if (view.rows !== rows) {
    setView({ rows, shift: isPrepended(view.rows, rows) });
  }
  return view.shift;
}

function JumpButton({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={texts.conversation.jumpLabel(count)}
      onClick={onClick}
      className="absolute bottom-3 left-1/2 flex h-11 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-4 text-sm font-medium shadow-md hover:bg-hover md:h-9"
    >
      {texts.conversation.jump(count)}
      <ArrowDown size={15} aria-hidden />
    </button>
  );
}
