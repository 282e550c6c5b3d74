import { SearchX } from 'lucide-react';
import { useChat } from '@/features/chats/chats-query';
import { chatFace, chatTitle } from '@/features/chats/chat-title';
import { Conversation } from '@/features/conversation/conversation';
import { ConversationHeader } from '@/features/conversation/conversation-header';
import { MessageSkeleton } from '@/features/conversation/message-skeleton';
import type { Chat } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { ScreenLink } from '@/shared/navigation';
import { problemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { texts } from '@/shared/texts';
import { EmptyState } from '@/shared/ui/empty-state';

interface Props {
  readonly chatId: string;
  readonly chats: readonly Chat[] | undefined;
  readonly live: boolean;
}

export function ConversationPane({ chatId, chats, live }: Props) {
  const me = useUser();
  const { chat, error } = useChat(chatId, chats);
  if (chat === undefined) {
    return error ? <NotThere error={error} /> : <Loading />;
  }
  const title = chatTitle(chat, me);
  return (
    <>
      <ConversationHeader title={title} avatarId={chatFace(chat, me)} />
      <Conversation chatId={chatId} title={title} live={live} />
    </>
  );
}

function Loading() {
  return (
    <>
      <div className="h-14 shrink-0 border-b border-line" />
      <MessageSkeleton />
    </>
  );
}

/** A chat of other people looks like one that isn't there. */
function NotThere({ error }: { error: Error }) {
  const isHidden = error instanceof Problem && [400, 403, 404].includes(error.status);
  return (
    <div role="alert" className="flex flex-1 items-center justify-center">
      <EmptyState
        icon={<SearchX size={32} aria-hidden />}
        title={isHidden ? texts.conversation.notFound : texts.conversation.failedToLoad}
        hint={isHidden ? texts.conversation.notFoundHint : problemText(error)}
      >
        <ScreenLink href="/" className="font-medium text-accent underline underline-offset-4">
          {texts.toChats}
        </ScreenLink>
      </EmptyState>
    </div>
  );
}
