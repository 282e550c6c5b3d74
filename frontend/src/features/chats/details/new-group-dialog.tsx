import { useState } from 'react';
import type { User } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { chatPath, goTo } from '@/shared/navigation';
import { UserPicker } from '@/shared/users/user-picker';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Notice } from '@/shared/ui/notice';
import { TextField } from '@/shared/ui/text-field';
import { newKey, useCreateGroup } from '../chat-changes';
import { isGroupName } from './group-name';

export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('group.new')}
      description={t('group.newHint')}
      describesToAll
    >
      <NewGroupForm onClose={onClose} />
    </Dialog>
  );
}

function NewGroupForm({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const problem = useProblemText();
  const me = useUser();
  const [key] = useState(newKey);
  const [name, setName] = useState('');
  const [users, setUsers] = useState<readonly User[]>([]);
  const [faults, setFaults] = useState<{ name?: string; users?: string }>({});
  const { mutate, isPending, error, reset } = useCreateGroup(key);

  /** An error is gone once its cause is changed. */
  const mend = (field: 'name' | 'users') => {
    setFaults((now) => ({ ...now, [field]: undefined }));
    reset();
  };
  const choose = (chosen: readonly User[]) => {
    setUsers(chosen);
    mend('users');
  };
  const create = () => {
    const found = {
      ...(isGroupName(name) ? {} : { name: t('group.badName') }),
      ...(users.length > 0 ? {} : { users: t('group.noMembers') }),
    };
    setFaults(found);
    if (Object.keys(found).length === 0) {
      const group = { name: name.trim(), memberIds: users.map(({ id }) => id) };
      mutate(group, {
        onSuccess: (chat) => {
          onClose();
          goTo(chatPath(chat.chat_id));
        },
      });
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <TextField
        label={t('group.name')}
        hint={t('group.nameHint')}
        error={faults.name}
        maxLength={200}
        autoComplete="off"
        className="mb-3"
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          mend('name');
        }}
      />
      <p className="mb-1 text-sm font-medium">{t('group.people')}</p>
      <UserPicker chosen={users} onChange={choose} without={new Set([me.id])} />
      <p role="alert" className="min-h-5 text-sm text-danger">
        {faults.users}
      </p>
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      <Button look="primary" type="submit" disabled={isPending} className="mt-3 w-full">
        {isPending ? t('group.creating') : t('group.create')}
      </Button>
    </form>
  );
}
