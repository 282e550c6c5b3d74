import { chatApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';
import type { Post } from './outbox';

export const postMessage: Post = (chatId, body, key) =>
  unwrap(
    chatApi.POST('/chats/{chat_id}/messages', {
      params: { path: { chat_id: chatId }, header: { 'Idempotency-Key': key } },
      body: { body },
    }),
  );
