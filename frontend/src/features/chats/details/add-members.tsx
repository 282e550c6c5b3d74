import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Chat, User } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { UserPicker } from '@/shared/users/user-picker';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { useAddMembers } from '../chat-changes';

export function AddMembers({ chat }: { chat: Chat }) {
  const t = useTexts();
  const problem = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [users, setUsers] = useState<readonly User[]>([]);
  const { mutate, isPending, error } = useAddMembers(chat.chat_id);
  if (!isOpen) {
    return (
      <Button onClick={() => setOpen(true)} className="self-start">
        <UserPlus size={16} aria-hidden />
        {t('group.addMembers')}
      </Button>
    );
  }
  const add = () =>
    mutate(
      users.map(({ id }) => id),
      {
        onSuccess: () => {
          setUsers([]);
          setOpen(false);
        },
      },
    );
  return (
    <section aria-label={t('group.addMembers')} className="rounded-md border border-line p-3">
      <UserPicker chosen={users} onChange={setUsers} without={new Set(chat.members.map(({ id }) => id))} />
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
        <Button look="primary" disabled={users.length === 0 || isPending} onClick={add}>
          {t('group.add')}
        </Button>
      </div>
    </section>
  );
}
