import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { DirectDetails } from './direct-details';
import { GroupDetails } from './group-details';

interface Props {
  readonly chat: Chat;
  readonly title: string;
  readonly onClose: () => void;
}

export function DetailsDialog({ chat, title, onClose }: Props) {
  const t = useTexts();
  const isGroup = chat.kind === 'group';
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={title}
      description={isGroup ? t('group.members', { count: chat.members.length }) : t('group.direct')}
      describesToAll
    >
      {isGroup ? <GroupDetails chat={chat} onClose={onClose} /> : <DirectDetails chat={chat} />}
    </Dialog>
  );
}
