import { useQueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Message } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { useSessionStores } from '../session-stores';
import { applyMessage } from '../timeline/timeline-query';
import type { PendingChange } from './pending-changes';

/** Changes a message: at once on this screen, and for good when the service has taken it. */
export function useChangeMessage(chatId: string, onFailed: (error: unknown) => void) {
  const client = useQueryClient();
  const { changes } = useSessionStores();
  return async (messageId: string, change: PendingChange): Promise<void> => {
    const store = changes.of(chatId);
    store.set(new Map(store.get()).set(messageId, change));
    try {
      applyMessage(client, await send(chatId, messageId, change));
    } catch (error) {
      onFailed(error);
    } finally {
      // Of two changes the later one is still under way.
      if (store.get().get(messageId) === change) {
        const rest = new Map(store.get());
        rest.delete(messageId);
        store.set(rest);
      }
    }
  };
}

async function send(chatId: string, messageId: string, change: PendingChange): Promise<Message> {
  const params = { path: { chat_id: chatId, message_id: messageId } };
  switch (change.kind) {
    case 'edit':
      return unwrap(
        chatApi.PUT('/chats/{chat_id}/messages/{message_id}', { params, body: { body: change.body } }),
      );
    case 'delete':
      await unwrap(chatApi.DELETE('/chats/{chat_id}/messages/{message_id}', { params }));
      return unwrap(chatApi.GET('/chats/{chat_id}/messages/{message_id}', { params }));
    case 'react':
      return unwrap(
        change.emoji === null
          ? chatApi.DELETE('/chats/{chat_id}/messages/{message_id}/reaction', { params })
          : chatApi.PUT('/chats/{chat_id}/messages/{message_id}/reaction', {
              params,
              body: { emoji: change.emoji },
            }),
      );
  }
}
