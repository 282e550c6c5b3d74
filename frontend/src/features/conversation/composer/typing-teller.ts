import { authorizedFetch } from '@/shared/session/authorized-fetch';

/** The others see somebody type for a little longer than this. */
const PAUSE_MS = 3_000;

/** Tells the others that somebody types, now and then; nobody misses it when it fails. */
export function typingTeller(chatId: string): () => void {
  let last = 0;
  return () => {
    const now = Date.now();
    if (now - last >= PAUSE_MS) {
      last = now;
      authorizedFetch(new Request(`/api/chat/chats/${chatId}/typing`, { method: 'POST' })).catch(() => {});
    }
  };
}
