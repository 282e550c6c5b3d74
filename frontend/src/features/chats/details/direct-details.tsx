import { Ban } from 'lucide-react';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { useBlock, useBlocks } from '../chat-changes';
import { otherOf } from '../chat-title';

export function DirectDetails({ chat }: { chat: Chat }) {
  const t = useTexts();
  const problem = useProblemText();
  const other = otherOf(chat, useUser());
  const blocks = useBlocks();
  const { mutate, isPending, error } = useBlock();
  if (other === null) {
    return <p className="text-quiet">{t('chat.goneHere')}</p>;
  }
  const isBlocked = blocks.data?.some(({ id }) => id === other.id) ?? false;
  const name = other.username;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-quiet">
        {isBlocked ? t('group.blocked', { name }) : t('group.blockHint', { name })}
      </p>
      <Button
        disabled={isPending || !blocks.isSuccess}
        onClick={() => mutate({ userId: other.id, block: !isBlocked })}
      >
        <Ban size={16} aria-hidden />
        {isBlocked ? t('group.unblock', { name }) : t('group.block', { name })}
      </Button>
      {(error ?? blocks.error) ? <Notice tone="danger">{problem(error ?? blocks.error)}</Notice> : null}
    </div>
  );
}
