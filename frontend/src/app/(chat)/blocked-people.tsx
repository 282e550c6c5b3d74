import { useBlock, useBlocks } from '@/features/chats/chat-changes';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';

export function BlockedPeople() {
  const t = useTexts();
  const problem = useProblemText();
  const { data, error } = useBlocks();
  const { mutate, isPending } = useBlock();
  if (error) {
    return <Notice tone="danger">{problem(error)}</Notice>;
  }
  if (data?.length === 0) {
    return <p className="text-quiet">{t('settings.nobodyBlocked')}</p>;
  }
  return (
    <ul>
      {data?.map((person) => (
        <li key={person.id} className="flex h-12 items-center gap-3">
          <Avatar id={person.id} name={person.username} size="small" />
          <span className="min-w-0 flex-1 truncate">{person.username}</span>
          <Button disabled={isPending} onClick={() => mutate({ userId: person.id, block: false })}>
            {t('settings.unblock')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
