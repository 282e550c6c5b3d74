import { UserRoundSearch } from 'lucide-react';
import { ChatListItem } from '@/features/chats/chat-list-item';
import { ChatListSkeleton } from '@/features/chats/chat-list-skeleton';
import type { Chat } from '@/shared/api/model';
import { problemText } from '@/shared/problem-text';
import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { focusSearch } from './focus-search';
import { ListHeading } from './list-heading';

interface Props {
  readonly chats: readonly Chat[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly openChat: string | null;
}

export function ChatNavigation(props: Props) {
  return (
    <nav aria-label={texts.chats.heading}>
      <ListHeading>{texts.chats.heading}</ListHeading>
      <Content {...props} />
    </nav>
  );
}

function Content({ chats, error, onRetry, openChat }: Props) {
  if (chats === undefined) {
    return error === null ? <ChatListSkeleton /> : <Failed error={error} onRetry={onRetry} />;
  }
  if (chats.length === 0) {
    return <NoChats />;
  }
  return (
    <ul>
      {chats.map((chat) => (
        <ChatListItem key={chat.chat_id} chat={chat} isOpen={chat.chat_id === openChat} />
      ))}
    </ul>
  );
}

function NoChats() {
  return (
    <EmptyState
      icon={<UserRoundSearch size={28} aria-hidden />}
      title={texts.chats.none}
      hint={texts.chats.noneHint}
    >
      <Button className="md:hidden" onClick={focusSearch}>
        {texts.chats.find}
      </Button>
    </EmptyState>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState title={texts.chats.failed} hint={problemText(error)}>
        <Button onClick={onRetry}>{texts.tryAgain}</Button>
      </EmptyState>
    </div>
  );
}
