import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Confirm } from '@/shared/ui/dialog';
import { Notice } from '@/shared/ui/notice';
import { useBlock, useBlocks } from '../chat-changes';
import { otherOf } from '../chat-title';

export function DirectDetails({ chat }: { chat: Chat }) {
  const t = useTexts();
  const problem = useProblemText();
  const other = otherOf(chat, useUser());
  const blocks = useBlocks();
  const { mutate, isPending, error } = useBlock();
  const [isAsked, setAsked] = useState(false);
  if (other === null) {
    return <p className="text-quiet">{t('chat.goneHere')}</p>;
  }
  const isBlocked = blocks.data?.some(({ id }) => id === other.id) ?? false;
  const name = other.username;
  return (
    <div className="flex flex-col items-start gap-3">
      {isBlocked ? <p className="text-quiet">{t('group.blocked', { name })}</p> : null}
      <Button
        disabled={isPending || !blocks.isSuccess}
        onClick={() => (isBlocked ? mutate({ userId: other.id, block: false }) : setAsked(true))}
      >
        <Ban size={16} aria-hidden />
        {isBlocked ? t('group.unblock', { name }) : t('group.block', { name })}
      </Button>
      {(error ?? blocks.error) ? <Notice tone="danger">{problem(error ?? blocks.error)}</Notice> : null}
      {isAsked ? (
        <Confirm
          title={t('group.blockSure', { name })}
          hint={t('group.blockHint', { name })}
          yes={t('group.blockYes')}
          onYes={() => mutate({ userId: other.id, block: true })}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </div>
  );
}
