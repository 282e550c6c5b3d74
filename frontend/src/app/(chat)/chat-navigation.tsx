import { UserRoundSearch, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { ChatListItem } from '@/features/chats/chat-list-item';
import { ChatListSkeleton } from '@/features/chats/chat-list-skeleton';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { focusSearch } from './focus-search';
import { ListHeading } from './list-heading';
import { useDraftTexts } from './use-draft-texts';

const NewGroupDialog = lazyPart(() =>
  import('@/features/chats/details/new-group-dialog').then(({ NewGroupDialog: it }) => it),
);

interface Props {
  readonly chats: readonly Chat[] | undefined;
  readonly isFailing: boolean;
  readonly openChat: string | null;
}

export function ChatNavigation(props: Props) {
  const t = useTexts();
  const [isNew, setNew] = useState(false);
  return (
    <nav aria-label={t('chats.heading')}>
      <div className="flex items-center justify-between">
        <ListHeading>{t('chats.heading')}</ListHeading>
        <Button look="icon" aria-label={t('group.new')} title={t('group.new')} onClick={() => setNew(true)}>
          <UsersRound size={16} aria-hidden />
        </Button>
      </div>
      <Content {...props} />
      {isNew ? <NewGroupDialog onClose={() => setNew(false)} /> : null}
    </nav>
  );
}

function Content({ chats, isFailing, openChat }: Props) {
  const t = useTexts();
  const drafts = useDraftTexts(chats ?? [], openChat);
  if (chats === undefined) {
    return (
      <>
        {isFailing ? (
          <p role="status" className="px-2 py-3 text-sm text-balance text-quiet">
            {t('chats.failed')}
          </p>
        ) : null}
        <ChatListSkeleton />
      </>
    );
  }
  if (chats.length === 0) {
    return <NoChats />;
  }
  return (
    <ul>
      {chats.map((chat) => (
        <ChatListItem
          key={chat.chat_id}
          chat={chat}
          draft={drafts.get(chat.chat_id)}
          isOpen={chat.chat_id === openChat}
        />
      ))}
    </ul>
  );
}

function NoChats() {
  const t = useTexts();
  return (
    <EmptyState
      icon={<UserRoundSearch size={28} aria-hidden />}
      title={t('chats.none')}
      hint={t('chats.noneHint')}
    >
      <Button className="md:hidden" onClick={focusSearch}>
        {t('chats.find')}
      </Button>
    </EmptyState>
  );
}
