import { chatApi } from '@/shared/api/clients';
import { Problem } from '@/shared/api/problem';
import { unwrap } from '@/shared/api/unwrap';
import { session } from '@/shared/session/session';
import type { Post } from './outbox';

/** Sends as one user: what is still queued after signing out is never sent as the next user. */
export const postAs =
  (userId: string): Post =>
  async (chatId, { body, key, replyTo }) => {
    const now = session.get();
    if (now.status !== 'signed-in' || now.user.id !== userId) {
      throw new Problem(401);
    }
    return unwrap(
      chatApi.POST('/chats/{chat_id}/messages', {
        params: { path: { chat_id: chatId }, header: { 'Idempotency-Key': key } },
        body: { body, ...(replyTo ? { reply_to: replyTo } : {}) },
      }),
    );
  };
