import { useBlock, useBlocks } from '@/features/chats/chat-changes';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';

export function BlockedUsers() {
  const t = useTexts();
  const problem = useProblemText();
  const { data, error } = useBlocks();
  const { mutate, isPending } = useBlock();
  if (error) {
    return <Notice tone="danger">{problem(error)}</Notice>;
  }
  if (data?.length === 0) {
    return <p className="text-quiet">{t('settings.noneBlocked')}</p>;
  }
  return (
    <ul>
      {data?.map((user) => (
        <li key={user.id} className="flex h-12 items-center gap-3">
          <Avatar id={user.id} name={user.username} size="small" />
          <span className="min-w-0 flex-1 truncate">{user.username}</span>
          <Button disabled={isPending} onClick={() => mutate({ userId: user.id, block: false })}>
            {t('settings.unblock')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
