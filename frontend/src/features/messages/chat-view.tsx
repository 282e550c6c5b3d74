import { useCallback, useState, type ReactNode } from 'react';
import type { Chat, Message } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { Composer } from './composer/composer';
import { TypingLine } from './composer/typing-line';
import { useComposer } from './composer/use-composer';
import { withdraw, useSessionStores } from './session-stores';
import { MessageList } from './list/message-list';
import { MessageSkeleton } from './list/message-skeleton';
import type { Row } from './list/rows';
import { useFind } from './list/use-find';
import { useReadPosition } from './list/use-read-position';
import { MessageActionsProvider } from './message/message-actions';
import { useChangeMessage } from './message/message-changes';
import { PassingNotice } from './passing-notice';
import { readByAllOf } from './read-by-all';
import { Empty, Failed } from './states';
import { useActions } from './use-actions';
import { useChatMessages } from './use-chat-messages';
import { useJump } from './use-jump';

const Confirm = lazyPart(() => import('@/shared/ui/dialog').then(({ Confirm: it }) => it));
const FindBar = lazyPart(() => import('./list/find-bar').then(({ FindBar: it }) => it));

interface Props {
  readonly chat: Chat;
  readonly title: string;
  /** Whether live updates come: else the history is asked again and again. */
  readonly live: boolean;
  /** Why the user can't write here; null if they can. */
  readonly closed: ReactNode;
  readonly onRead: (messageId: string) => void;
}

export function ChatView({ chat, title, live, closed, onRead }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  const chatId = chat.chat_id;
  const me = useUser();
  const stores = useSessionStores();
  const [notice, setNotice] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<Message | null>(null);
  const { rows, messages, older, isLoading, error, reload } = useChatMessages(chat, live);
  const onSeen = useReadPosition(chatId, chat.read_id ?? null, onRead);
  const find = useFind(rows);
  const onTooFar = useCallback(() => setNotice(t('message.tooFar')), [t]);
  const { target, jumpTo } = useJump(chatId, onTooFar);

  const change = useChangeMessage(chatId, (failure) =>
    setNotice(t('message.changeFailed', { reason: problem(failure) })),
  );
  const lastOwn = () => messages.findLast(({ from_user, deleted_at }) => from_user === me.id && !deleted_at);
  const composer = useComposer(chatId, lastOwn, change);
  const canWrite = closed === null;
  const actions = useActions({
    chatId,
    canWrite,
    messages,
    composer,
    change,
    jumpTo,
    askDelete: setDeleting,
  });
  const onRetry = useCallback((key: string) => stores.outbox.retry(chatId, key), [stores, chatId]);
  const onRemove = useCallback((key: string) => withdraw(stores, chatId, key), [stores, chatId]);

  const body = () => {
    if (isLoading) {
      return error ? <Failed error={error} onRetry={reload} /> : <MessageSkeleton />;
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
        readByAll={readByAllOf(chat, me.id)}
        target={find.target ?? keyOf(rows, target)}
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
        <Composer title={title} composer={composer} />
      ) : (
        <div className="mx-auto w-full max-w-[752px] px-4 pb-5 text-center text-quiet">{closed}</div>
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

const keyOf = (rows: readonly Row[], id: string | null) =>
  id === null ? null : (rows.find(({ message }) => message?.message_id === id)?.key ?? null);
