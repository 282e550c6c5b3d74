import { clsx } from 'clsx';
import { useTimes } from '@/shared/format-time';
import { useTexts } from '@/shared/i18n/use-texts';
import type { Row } from '../list/rows';
import { foundIn, isOnlyEmoji, partsOf, type TextPart } from './body-parts';
import { visibleLink } from './links';
import { MessageQuote } from './message-quote';
import { MessageState } from './message-state';
import { useControlTabIndex } from './row-controls';

interface Props {
  readonly row: Row;
  readonly isRead: boolean;
  readonly find: string;
}

/** The time floats into the last line where there is room: it never adds or takes a line later. */
export function MessageBubble({ row, isRead, find }: Props) {
  const t = useTexts();
  const times = useTimes();
  const isDeleted = row.message?.deleted_at != null;
  const editedAt = isDeleted ? null : row.message?.edited_at;
  return (
    <div
      className={clsx(
        // Each paragraph is aligned by its own direction.
        'max-w-full min-w-0 rounded-lg px-3 py-1.5 text-start [unicode-bidi:plaintext]',
        row.mine ? 'bg-mine' : 'bg-theirs',
        row.startsGroup || (row.mine ? 'rounded-se-sm' : 'rounded-ss-sm'),
        row.endsGroup || (row.mine ? 'rounded-ee-sm' : 'rounded-es-sm'),
      )}
    >
      {row.replyTo !== null && !isDeleted ? <MessageQuote id={row.replyTo} /> : null}
      {isDeleted ? (
        <span className="text-quiet italic">{t('message.deleted')}</span>
      ) : (
        <Body body={row.body} find={find} />
      )}
      <span
        className={clsx(
          'float-end ms-3 inline-flex items-center gap-1 text-xs text-quiet select-none',
          !isDeleted && isOnlyEmoji(row.body) ? 'mt-5' : 'mt-1.5',
        )}
      >
        {editedAt ? (
          <span title={t('message.editedAt', { when: times.full(editedAt) })}>{t('message.edited')}</span>
        ) : null}
        <time dateTime={row.at} title={times.full(row.at)}>
          {times.clock(row.at)}
        </time>
        {row.mine ? <MessageState row={row} isRead={isRead} /> : null}
      </span>
    </div>
  );
}

function Body({ body, find }: { body: string; find: string }) {
  const tabIndex = useControlTabIndex();
  return (
    <span
      className={clsx('wrap-anywhere whitespace-pre-wrap', isOnlyEmoji(body) && 'text-3xl leading-tight')}
    >
      {partsOf(body, find).map((part, index) =>
        part.kind === 'link' ? (
          <a
            key={index}
            href={part.href}
            tabIndex={tabIndex}
            target="_blank"
            rel="noopener noreferrer nofollow"
            // Isolated: bidi controls before it can't reorder an address.
            dir="ltr"
            className="text-accent underline underline-offset-2"
          >
            {foundIn(visibleLink(part.text), find).map(textOrMark)}
          </a>
        ) : (
          textOrMark(part, index)
        ),
      )}
    </span>
  );
}

const textOrMark = ({ kind, text }: TextPart, index: number) =>
  kind === 'text' ? (
    text
  ) : (
    <mark key={index} className="rounded-sm bg-found text-found-ink">
      {text}
    </mark>
  );
