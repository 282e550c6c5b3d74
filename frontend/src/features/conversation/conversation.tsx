import { MessageSquare } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Chat, Message } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { useStore } from '@/shared/store';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { Composer, COMPOSER_ID } from './composer/composer';
import { TypingLine } from './composer/typing-line';
import { useWriting } from './composer/use-writing';
import { takeBack, useConversationMemory } from './conversation-memory';
import { MessageList } from './list/message-list';
import { MessageSkeleton } from './list/message-skeleton';
import { rowsOf } from './list/rows';
import { useFind } from './list/use-find';
import { useFirstUnread } from './list/use-first-unread';
import { useReadMark } from './list/use-read-mark';
import { MessageActionsProvider, type MessageActions } from './message/message-actions';
import { useChangeMessage } from './message/message-changes';
import { noChanges } from './message/pending-changes';
import { readToOf } from './read-to';
import { PassingNotice } from './passing-notice';
import { at } from './timeline/ids';
import { emptyTimeline, innerHole, olderThan } from './timeline/timeline';
import { readBefore, useFilledHole, usePageBefore, useSettled, useTimeline } from './timeline/timeline-query';
import { useJump } from './use-jump';
import { useLatest } from './use-latest';

const Confirm = lazyPart(() => import('@/shared/ui/dialog').then(({ Confirm: it }) => it));
const FindBar = lazyPart(() => import('./list/find-bar').then(({ FindBar: it }) => it));

interface Props {
  readonly chat: Chat;
  readonly title: string;
  /** Whether live updates come: else the history is asked again and again. */
  readonly live: boolean;
  /** Why nobody may write here; null where they may. */
  readonly closed: string | null;
  readonly onRead: (messageId: string) => void;
}

export function Conversation({ chat, title, live, closed, onRead }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  const chatId = chat.chat_id;
  const me = useUser();
  const client = useQueryClient();
  const memory = useConversationMemory();
  const { outbox } = memory;
  const outgoing = useStore(outbox.of(chatId), []);
  const changes = useStore(memory.changes.of(chatId), noChanges);
  const [notice, setNotice] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<Message | null>(null);

  const { data: timeline, error, refetch } = useTimeline(chatId, live);
  const held = timeline ?? emptyTimeline;
  const older = useOlder(chatId, olderThan(held));
  useFilledHole(chatId, innerHole(held));
  useSettled(chatId, held);

  const loadOlder = useCallback(
    (hole: string) => void readBefore(client, chatId, hole, 100).catch(() => {}),
    [client, chatId],
  );
  const mark = { readId: chat.read_id ?? null, unread: chat.unread };
  const newFrom = useFirstUnread(timeline, mark, me.id, loadOlder);
  const rows = useMemo(
    () => rowsOf(held, outgoing, me, { changes, newFrom: newFrom ?? null }),
    [held, outgoing, me, changes, newFrom],
  );
  const onSeen = useReadMark(chatId, mark.readId, onRead);
  const find = useFind(rows);
  const onTooFar = useCallback(() => setNotice(t('message.tooFar')), [t]);
  const { target, jumpTo } = useJump(chatId, onTooFar);

  const change = useChangeMessage(chatId, (failure) =>
    setNotice(t('message.changeFailed', { reason: problem(failure) })),
  );
  const lastOwn = () =>
    held.messages.findLast(({ from_user, deleted_at }) => from_user === me.id && !deleted_at);
  const writing = useWriting(chatId, lastOwn, change);

  const { messages } = held;
  const canWrite = closed === null;
  const toComposer = () => requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus());
  const handlers = useLatest({ change, writing });
  const actions = useMemo(
    (): MessageActions => ({
      chatId,
      canWrite,
      find: (id) => at(messages, id),
      jumpTo: (id) => void jumpTo(id),
      askDelete: setDeleting,
      react: (message, emoji) => void handlers.current.change(message.message_id, { kind: 'react', emoji }),
      reply(message) {
        handlers.current.writing.reply(message);
        toComposer();
      },
      edit(message) {
        handlers.current.writing.edit(message);
        toComposer();
      },
    }),
    [chatId, canWrite, messages, jumpTo, handlers],
  );
  const onRetry = useCallback(() => outbox.retry(chatId), [outbox, chatId]);
  const onRemove = useCallback((key: string) => takeBack(memory, chatId, key), [memory, chatId]);

  const body = () => {
    const isLoading = !held.isLoaded || newFrom === undefined;
    if (isLoading && outgoing.length === 0) {
      return error ? <Failed error={error} onRetry={() => void refetch()} /> : <MessageSkeleton />;
    }
    if (rows.length === 0) {
      return <Empty title={title} />;
    }
    return (
      <MessageList
        chatId={chatId}
        title={title}
        rows={rows}
        older={older}
        readTo={readToOf(chat, me.id)}
        target={find.target ?? targetKey(rows, target)}
        find={find.text}
        onSeen={onSeen}
        onRetry={onRetry}
        onRemove={onRemove}
      />
    );
  };
  return (
    <MessageActionsProvider actions={actions}>
      {find.isOpen ? <FindBar find={find} /> : null}
      {body()}
      <TypingLine chat={chat} />
      <PassingNotice text={notice} onGone={() => setNotice(null)} />
      {canWrite ? (
        <Composer title={title} writing={writing} />
      ) : (
        <p className="mx-auto w-full max-w-[752px] px-4 pb-5 text-center text-quiet">{closed}</p>
      )}
      {deleting === null ? null : (
        <Confirm
          title={t('message.deleteSure')}
          hint={t('message.deleteHint')}
          yes={t('message.delete')}
          onYes={() => void change(deleting.message_id, { kind: 'delete' })}
          onClose={() => setDeleting(null)}
        />
      )}
    </MessageActionsProvider>
  );
}

const targetKey = (rows: ReturnType<typeof rowsOf>, id: string | null) =>
  id === null ? null : (rows.find(({ message }) => message?.message_id === id)?.key ?? null);

function useOlder(chatId: string, hole: string | null) {
  const { mutate, isPending, isError } = usePageBefore(chatId);
  const load = () => {
    if (hole !== null && !isPending) {
      mutate(hole);
    }
  };
  return { hasMore: hole !== null, failed: isError, load };
}

function Empty({ title }: { title: string }) {
  const t = useTexts();
  return (
    <div
      role="log"
      aria-label={t('conversation.log', { name: title })}
      className="flex min-h-0 flex-1 flex-col justify-center"
    >
      <EmptyState
        icon={<MessageSquare size={28} aria-hidden />}
        title={t('conversation.empty', { name: title })}
        hint={t('conversation.emptyHint')}
      />
    </div>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts();
  const problem = useProblemText();
  return (
    <div role="alert" className="flex min-h-0 flex-1 flex-col justify-center">
      <EmptyState title={t('conversation.failedToLoad')} hint={problem(error)}>
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
      </EmptyState>
    </div>
  );
}
