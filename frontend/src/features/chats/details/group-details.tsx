import { LogOut } from 'lucide-react';
import { useState } from 'react';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { goTo } from '@/shared/navigation';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { Confirm } from '@/shared/ui/dialog';
import { Notice } from '@/shared/ui/notice';
import { useRemoveMember } from '../chat-changes';
import { AddMembers } from './add-members';
import { MemberList } from './member-list';
import { RenameGroup } from './rename-group';

export function GroupDetails({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const t = useTexts();
  const problem = useProblemText();
  const me = useUser();
  const [asked, setAsked] = useState<Chat['members'][number] | null>(null);
  const { mutate: remove, error } = useRemoveMember(chat.chat_id, me.id);
  const isOwner = chat.owner_id === me.id;

  const leave = () =>
    remove(me.id, {
      onSuccess: () => {
        onClose();
        goTo('/');
      },
    });
  return (
    <div className="flex flex-col gap-4">
      {isOwner ? <RenameGroup chatId={chat.chat_id} name={chat.name ?? ''} /> : null}
      {isOwner ? <AddMembers chat={chat} /> : null}
      <MemberList chat={chat} onRemove={isOwner ? setAsked : null} />
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      <Button
        onClick={() => setAsked({ id: me.id, username: me.username })}
        className="self-start text-danger"
      >
        <LogOut size={16} aria-hidden />
        {t('group.leave')}
      </Button>
      {asked === null ? null : (
        <Confirm
          title={
            asked.id === me.id
              ? t('group.leaveSure', { name: chat.name ?? '' })
              : t('group.removeSure', { name: asked.username })
          }
          hint={asked.id === me.id ? t('group.leaveHint') : t('group.removeHint')}
          yes={asked.id === me.id ? t('group.leave') : t('group.removeYes')}
          onYes={() => (asked.id === me.id ? leave() : remove(asked.id))}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
