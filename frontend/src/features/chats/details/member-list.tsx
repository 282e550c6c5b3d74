import { UserMinus } from 'lucide-react';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useIsOnline } from '@/shared/live/signals';
import { useUser } from '@/shared/session/session';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { OnlineDot } from '@/shared/ui/online-dot';

type Member = Chat['members'][number];

interface Props {
  readonly chat: Chat;
  /** Null if the user may not remove members. */
  readonly onRemove: ((member: Member) => void) | null;
}

export function MemberList({ chat, onRemove }: Props) {
  const t = useTexts();
  const count = chat.members.length;
  const sorted = [...chat.members].sort((a, b) => a.username.localeCompare(b.username));
  return (
    <section aria-label={t('group.members', { count })}>
      <ul className="-mx-2">
        {sorted.map((member) => (
          <MemberItem
            key={member.id}
            member={member}
            isOwner={member.id === chat.owner_id}
            onRemove={onRemove}
          />
        ))}
      </ul>
    </section>
  );
}

function MemberItem({
  member,
  isOwner,
  onRemove,
}: { member: Member; isOwner: boolean } & Pick<Props, 'onRemove'>) {
  const t = useTexts();
  const me = useUser();
  const isOnline = useIsOnline(member.id);
  return (
    <li className="flex h-11 items-center gap-3 rounded-md ps-2">
      <span className="relative">
        <Avatar id={member.id} name={member.username} size="small" />
        {isOnline ? <OnlineDot className="absolute -end-0.5 -bottom-0.5 ring-2 ring-raised" /> : null}
      </span>
      <span className="min-w-0 flex-1 truncate">
        {member.username}
        {member.id === me.id ? <span className="text-quiet"> ({t('group.you')})</span> : null}
      </span>
      {isOwner ? <span className="pe-2 text-sm text-quiet">{t('group.owner')}</span> : null}
      {onRemove !== null && member.id !== me.id ? (
        <Button
          look="icon"
          aria-label={t('group.remove', { name: member.username })}
          onClick={() => onRemove(member)}
        >
          <UserMinus size={16} aria-hidden />
        </Button>
      ) : null}
    </li>
  );
}
