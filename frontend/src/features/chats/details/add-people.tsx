import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Chat, Person } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { PeoplePicker } from '@/shared/people/people-picker';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { Notice } from '@/shared/ui/notice';
import { useAddMembers } from '../chat-changes';

export function AddPeople({ chat }: { chat: Chat }) {
  const t = useTexts();
  const problem = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [people, setPeople] = useState<readonly Person[]>([]);
  const { mutate, isPending, error } = useAddMembers(chat.chat_id);
  if (!isOpen) {
    return (
      <Button onClick={() => setOpen(true)} className="self-start">
        <UserPlus size={16} aria-hidden />
        {t('group.addPeople')}
      </Button>
    );
  }
  const add = () =>
    mutate(
      people.map(({ id }) => id),
      {
        onSuccess: () => {
          setPeople([]);
          setOpen(false);
        },
      },
    );
  return (
    <section aria-label={t('group.addPeople')} className="rounded-md border border-line p-3">
      <PeoplePicker
        chosen={people}
        onChange={setPeople}
        without={new Set(chat.members.map(({ id }) => id))}
      />
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
        <Button look="primary" disabled={people.length === 0 || isPending} onClick={add}>
          {t('group.add')}
        </Button>
      </div>
    </section>
  );
}
