import { clsx } from 'clsx';
import type { Message } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useUser } from '@/shared/session/session';
import { useMessageActions } from './message-actions';
import { reactionsOf } from './pending-changes';
import { useControlTabIndex } from './row-controls';

export function ReactionRow({ message }: { message: Message }) {
  const t = useTexts();
  const tabIndex = useControlTabIndex();
  const me = useUser();
  const { react, canWrite } = useMessageActions();
  const reactions = reactionsOf(message);
  if (reactions.length === 0) {
    return null;
  }
  return (
    <div role="group" aria-label={t('message.reactions')} className="mt-0.5 flex flex-wrap gap-1">
      {reactions.map(({ emoji, users }) => {
        const isMine = users.includes(me.id);
        const count = users.length;
        return (
          <button
            key={emoji}
            type="button"
            tabIndex={tabIndex}
            disabled={!canWrite}
            aria-pressed={isMine}
            aria-label={
              isMine ? t('message.unreact', { emoji, count }) : t('message.addReaction', { emoji, count })
            }
            onClick={() => react(message, isMine ? null : emoji)}
            className={clsx(
              'flex h-7 items-center gap-1 rounded-full border px-2 text-sm',
              isMine ? 'border-accent bg-selected' : 'border-line bg-raised',
            )}
          >
            <span>{emoji}</span>
            <span className="text-xs">{count}</span>
          </button>
        );
      })}
    </div>
  );
}
