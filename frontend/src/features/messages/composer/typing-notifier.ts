import { authorizedFetch } from '@/shared/session/authorized-fetch';

/** Others show the user as typing for a little longer than this. */
const PAUSE_MS = 3_000;

/** Sends a typing signal, at most one per pause. Failures are ignored. */
export function typingNotifier(chatId: string): () => void {
  let last = 0;
  return () => {
    const now = Date.now();
    if (now - last >= PAUSE_MS) {
      last = now;
      authorizedFetch(new Request(`/api/chat/chats/${chatId}/typing`, { method: 'POST' })).catch(() => {});
    }
  };
}
