import { useQueryClient } from '@tanstack/react-query';
import { DoorOpen, SearchX } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { useBlock, useBlocks } from '@/features/chats/chat-changes';
import { avatarIdOf, chatTitle, otherOf } from '@/features/chats/chat-title';
import { applyRead, useChat, useRemoved } from '@/features/chats/chats-query';
import { ChatView } from '@/features/messages/chat-view';
import { ChatHeader } from '@/features/messages/chat-header';
import { MessageSkeleton } from '@/features/messages/list/message-skeleton';
import type { Chat } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { ScreenLink } from '@/shared/navigation';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { unreadAfter } from './apply-live-event';

const DetailsDialog = lazyPart(() =>
  import('@/features/chats/details/details-dialog').then(({ DetailsDialog: it }) => it),
);

interface Props {
  readonly chatId: string;
  readonly chats: readonly Chat[] | undefined;
  readonly live: boolean;
}

export function ChatPane({ chatId, chats, live }: Props) {
  const { chat, error } = useChat(chatId, chats);
  const removed = useRemoved(chatId);
  if (removed !== null) {
    return <Left name={removed} />;
  }
  if (chat === undefined) {
    return error ? <NotThere error={error} /> : <Loading />;
  }
  return <Opened chat={chat} live={live} />;
}

function Opened({ chat, live }: { chat: Chat; live: boolean }) {
  const t = useTexts();
  const me = useUser();
  const client = useQueryClient();
  const [isDetails, setDetails] = useState(false);
  const chatId = chat.chat_id;
  const title = chatTitle(t, chat, me);
  const other = otherOf(chat, me);
  const isGone = chat.kind === 'direct' && other === null;
  const closed = useClosed(isGone, other);
  const onRead = useCallback(
    (messageId: string) => {
      const mark = { chatId, userId: me.id, messageId };
      applyRead(client, me.id, mark, unreadAfter(client, chatId, messageId, me.id));
    },
    [client, chatId, me.id],
  );
  const line =
    chat.kind === 'group' ? t('group.members', { count: chat.members.length }) : isGone ? '' : null;
  return (
    <>
      <ChatHeader
        title={title}
        avatarId={avatarIdOf(chat, me)}
        otherId={other?.id ?? null}
        line={line}
        onDetails={() => setDetails(true)}
      />
      <ChatView chat={chat} title={title} live={live} closed={closed} onRead={onRead} />
      {isDetails ? <DetailsDialog chat={chat} title={title} onClose={() => setDetails(false)} /> : null}
    </>
  );
}

function useClosed(isGone: boolean, other: Chat['members'][number] | null): ReactNode {
  const t = useTexts();
  const { mutate, isPending } = useBlock();
  const blocks = useBlocks(other !== null);
  if (isGone) {
    return t('chat.goneHere');
  }
  const isBlocked = other !== null && (blocks.data?.some(({ id }) => id === other.id) ?? false);
  if (!isBlocked) {
    return null;
  }
  return (
    <span className="flex flex-wrap items-center justify-center gap-3">
      {t('chat.blockedHere', { name: other.username })}
      <Button disabled={isPending} onClick={() => mutate({ userId: other.id, block: false })}>
        {t('settings.unblock')}
      </Button>
    </span>
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

function Left({ name }: { name: string }) {
  const t = useTexts();
  return (
    <div role="alert" className="flex flex-1 items-center justify-center">
      <EmptyState
        heading="h1"
        icon={<DoorOpen size={32} aria-hidden />}
        title={t('group.left', { name })}
        hint={t('group.leftHint')}
      >
        <ToChats />
      </EmptyState>
    </div>
  );
}

/** Chats of others look like chats that don't exist. */
function NotThere({ error }: { error: Error }) {
  const t = useTexts();
  const problem = useProblemText();
  const isHidden = error instanceof Problem && [400, 403, 404].includes(error.status);
  return (
    <div role="alert" className="flex flex-1 items-center justify-center">
      <EmptyState
        heading="h1"
        icon={<SearchX size={32} aria-hidden />}
        title={isHidden ? t('chat.notFound') : t('chat.failedToLoad')}
        hint={isHidden ? t('chat.notFoundHint') : problem(error)}
      >
        <ToChats />
      </EmptyState>
    </div>
  );
}

function ToChats() {
  const t = useTexts();
  return (
    <ScreenLink href="/" className="font-medium text-accent underline underline-offset-4">
      {t('toChats')}
    </ScreenLink>
  );
}
