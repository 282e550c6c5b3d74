import { Check, CircleAlert, Clock } from 'lucide-react';
import { clsx } from 'clsx';
import { formatClock, formatDay, formatFull } from '@/shared/format-time';
import { problemText } from '@/shared/problem-text';
import { texts } from '@/shared/texts';
import { Avatar } from '@/shared/ui/avatar';
import type { Row } from './rows';

interface Props {
  readonly row: Row;
  readonly onRetry: () => void;
  readonly onRemove: (key: string) => void;
}

export function MessageRow({ row, onRetry, onRemove }: Props) {
  return (
    <div className="mx-auto w-full max-w-[752px] px-3 md:px-4">
      {row.startsDay ? <Divider>{formatDay(row.at, new Date())}</Divider> : null}
      {row.gapBefore ? <Divider>{texts.conversation.gap}</Divider> : null}
      <article
        aria-label={`${row.fromName}, ${formatFull(row.at)}`}
        className={clsx('flex gap-2 pb-0.5', row.startsGroup && 'pt-2.5', row.mine && 'justify-end')}
      >
        {row.mine ? null : <Sender row={row} />}
        <div
          className={clsx(
            'flex max-w-[86%] min-w-0 flex-col sm:max-w-[78%]',
            row.mine ? 'items-end' : 'items-start',
          )}
        >
          {row.startsGroup && !row.mine ? (
            <span className="mb-0.5 px-1 text-sm font-semibold">{row.fromName}</span>
          ) : null}
          <Bubble row={row} />
          {row.state === 'failed' ? (
            <NotSent error={row.error} action={texts.conversation.retry} onAct={onRetry} />
          ) : null}
          {row.state === 'refused' ? (
            <NotSent error={row.error} action={texts.conversation.remove} onAct={() => onRemove(row.key)} />
          ) : null}
        </div>
      </article>
    </div>
  );
}

function Sender({ row }: { row: Row }) {
  return (
    <span className="w-7 shrink-0">
      {row.startsGroup ? <Avatar id={row.fromUser} name={row.fromName} size="small" /> : null}
    </span>
  );
}

/** The time floats into the last line where there is room: it never adds or takes a line later. */
function Bubble({ row }: { row: Row }) {
  return (
    <div
      className={clsx(
        'max-w-full min-w-0 rounded-lg px-3 py-1.5',
        row.mine ? 'bg-mine' : 'bg-theirs',
        row.startsGroup || (row.mine ? 'rounded-tr-sm' : 'rounded-tl-sm'),
        row.endsGroup || (row.mine ? 'rounded-br-sm' : 'rounded-bl-sm'),
      )}
    >
      <span dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {row.body}
      </span>
      <span className="float-right mt-1.5 ml-3 inline-flex items-center gap-1 text-xs text-quiet select-none">
        <time dateTime={row.at} title={formatFull(row.at)}>
          {formatClock(row.at)}
        </time>
        {row.mine ? <State state={row.state} /> : null}
      </span>
    </div>
  );
}

const states = {
  sending: { Icon: Clock, text: texts.conversation.sending, look: '' },
  sent: { Icon: Check, text: texts.conversation.sent, look: '' },
  failed: { Icon: CircleAlert, text: texts.conversation.failed, look: 'text-danger' },
  refused: { Icon: CircleAlert, text: texts.conversation.failed, look: 'text-danger' },
};

function State({ state }: { state: Row['state'] }) {
  const { Icon, text, look } = states[state];
  return (
    <span title={text} className={look}>
      <Icon size={13} aria-hidden />
      <span className="sr-only">{text}</span>
    </span>
  );
}

function NotSent({ error, action, onAct }: { error: unknown; action: string; onAct: () => void }) {
  return (
    <p role="alert" className="px-1 py-1 text-right text-sm text-danger">
      {texts.conversation.failed} {problemText(error)}{' '}
      <button type="button" onClick={onAct} className="font-semibold underline underline-offset-4">
        {action}
      </button>
    </p>
  );
}

function Divider({ children }: { children: string }) {
  return (
    <div className="flex items-center gap-3 pt-4 pb-1.5 text-xs font-medium text-quiet">
      <span className="h-px flex-1 bg-line" />
      {children}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
