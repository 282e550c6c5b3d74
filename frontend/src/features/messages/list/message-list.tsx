import { ArrowDown } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Virtualizer } from 'virtua';
import { useTexts } from '@/shared/i18n/use-texts';
import { isAfter } from '../timeline/ids';
import type { Older } from '../use-older';
import { MessageRow } from '../message/message-row';
import { Announcer } from './announcer';
import { ListTop } from './list-top';
import { isPrepended, type Row } from './rows';
import { useRowFocus } from './use-row-focus';
import { useScroll } from './use-scroll';

const TOP_HEIGHT = 56;

interface Props {
  readonly chatId: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly older: Older;
  /** The last message that all the others have read. */
  readonly readByAll: string | null;
  readonly target: string | null;
  readonly find: string;
  readonly onSeen: (row: Row) => void;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

export function MessageList(props: Props) {
  const { chatId, title, rows, older, readByAll, target, find, onSeen, onRetry, onRemove } = props;
  const t = useTexts();
  const onNearTop = useCallback(() => {
    if (older.hasMore && !older.failed) {
      older.load();
    }
  }, [older]);
  const { list, onScroll, onResize, toEnd, isAtEnd, unseen } = useScroll({
    chatId,
    rows,
    target,
    onNearTop,
    onSeen,
  });
  const shift = usePrepended(rows);
  const { focused, focusedIndex, onKeyDown, onBlur } = useRowFocus(rows, list);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        role="log"
        // Scrolling brings old messages into the log, and they would be read out: the announcer says what is new.
        aria-live="off"
        aria-label={t('chat.log', { name: title })}
        tabIndex={focusedIndex < 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        {/* Few messages stand at the bottom, above the composer. */}
        <div className="grow" />
        <ListTop height={TOP_HEIGHT} older={older} />
        <Virtualizer
          ref={list}
          data={rows}
          shift={shift}
          startMargin={TOP_HEIGHT}
          keepMounted={focusedIndex < 0 ? undefined : [focusedIndex]}
          onScroll={onScroll}
          onResize={onResize}
        >
          {(row) => (
            <MessageRow
              key={row.key}
              row={row}
              isRead={isRead(row, readByAll)}
              isTarget={row.key === target}
              isFocused={row.key === focused}
              find={find}
              onRetry={onRetry}
              onRemove={onRemove}
            />
          )}
        </Virtualizer>
      </div>
      {isAtEnd ? null : <JumpButton count={unseen} onClick={toEnd} />}
      <Announcer newest={rows.at(-1)} />
    </div>
  );
}

const isRead = ({ mine, message }: Row, readByAll: string | null) =>
  mine && message !== null && readByAll !== null && !isAfter(message.message_id, readByAll);

/** The list keeps its place from the end while older rows come in front, and only then. */
function usePrepended(rows: readonly Row[]): boolean {
  const [view, setView] = useState({ rows, shift: false });
  if (view.rows !== rows) {
    setView({ rows, shift: isPrepended(view.rows, rows) });
  }
  return view.shift;
}

function JumpButton({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useTexts();
  return (
    <button
      type="button"
      aria-label={t('chat.jumpLabel', { count })}
      onClick={onClick}
      className="absolute start-1/2 bottom-3 flex h-11 items-center gap-1.5 rounded-full border border-line bg-raised px-4 text-sm font-medium shadow-md hover:bg-hover md:h-9 ltr:-translate-x-1/2 rtl:translate-x-1/2"
    >
      {t('chat.jump', { count })}
      <ArrowDown size={15} aria-hidden />
    </button>
  );
}
