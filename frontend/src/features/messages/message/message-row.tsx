import { clsx } from 'clsx';
import { memo } from 'react';
import { useTimes } from '@/shared/format-time';
import { useTexts } from '@/shared/i18n/use-texts';
import { Avatar } from '@/shared/ui/avatar';
import type { Row } from '../list/rows';
import { rowId } from '../list/use-row-focus';
import { Divider } from './divider';
import { MessageBubble } from './message-bubble';
import { MessageMenu } from './message-menu';
import { NotSent } from './not-sent';
import { ReactionRow } from './reaction-row';
import { RowControlsProvider } from './row-controls';

interface Props {
  readonly row: Row;
  readonly isRead: boolean;
  /** The target of a jump. */
  readonly isTarget: boolean;
  /** Whether it is the Tab stop of the list. */
  readonly isFocused: boolean;
  readonly find: string;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

export const MessageRow = memo(function MessageRow({
  row,
  isRead,
  isTarget,
  isFocused,
  find,
  onRetry,
  onRemove,
}: Props) {
  const t = useTexts();
  const times = useTimes();
  const name = row.fromName || t('deletedAccount');
  const isDeleted = row.message?.deleted_at != null;
  return (
    <RowControlsProvider value={isFocused}>
      <div className="mx-auto w-full max-w-[752px] px-3 md:px-4">
        {row.startsDay ? <Divider>{times.day(row.at, new Date())}</Divider> : null}
        {row.gapBefore ? <Divider>{t('chat.gap')}</Divider> : null}
        {row.startsNew ? <Divider look="new">{t('chat.new')}</Divider> : null}
        <article
          id={rowId(row.key)}
          tabIndex={isFocused ? 0 : -1}
          aria-label={`${name}, ${times.full(row.at)}`}
          className={clsx(
            'message flex gap-2 rounded-md pb-0.5 focus-visible:-outline-offset-2',
            row.startsGroup && 'pt-2.5',
            row.mine && 'justify-end',
          )}
        >
          {row.mine ? null : (
            <span className="w-7 shrink-0">
              {row.startsGroup ? <Avatar id={row.fromUser} name={name} size="small" /> : null}
            </span>
          )}
          <div
            className={clsx(
              'flex max-w-[86%] min-w-0 flex-col sm:max-w-[78%]',
              row.mine ? 'items-end' : 'items-start',
            )}
          >
            {row.startsGroup && !row.mine ? (
              <span className="mb-0.5 max-w-full truncate px-1 text-sm font-semibold">
                <bdi>{name}</bdi>
              </span>
            ) : null}
            <div
              className={clsx(
                'flex max-w-full items-center gap-0.5 rounded-lg',
                row.mine && 'flex-row-reverse',
                isTarget && 'outline-2 outline-offset-2 outline-accent',
              )}
            >
              <MessageBubble row={row} isRead={isRead} find={find} />
              {row.message && !isDeleted ? <MessageMenu message={row.message} name={name} /> : null}
            </div>
            {row.message && !isDeleted ? <ReactionRow message={row.message} /> : null}
            <NotSent row={row} onRetry={onRetry} onRemove={onRemove} />
          </div>
        </article>
      </div>
    </RowControlsProvider>
  );
}, isSame);

/** Rows of pending messages are new objects at each change of the chat. */
function isSame(before: Props, after: Props): boolean {
  return (
    before.isRead === after.isRead &&
    before.isTarget === after.isTarget &&
    before.isFocused === after.isFocused &&
    before.find === after.find &&
    before.onRetry === after.onRetry &&
    before.onRemove === after.onRemove &&
    isSameRow(before.row, after.row)
  );
}

function isSameRow(before: Row, after: Row): boolean {
  return (
    before === after || (Object.keys(after) as (keyof Row)[]).every((field) => before[field] === after[field])
  );
}
