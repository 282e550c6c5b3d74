import { useSessionStores } from '@/features/messages/session-stores';
import type { Chat } from '@/shared/api/model';

/** What waits to be written on, by chat; that of the open chat is in its composer. */
export function useDraftTexts(chats: readonly Chat[], openChat: string | null): ReadonlyMap<string, string> {
  const { drafts } = useSessionStores();
  return new Map(
    chats.flatMap(({ chat_id }) => {
      const { text, editing, kept } = drafts.of(chat_id).get();
      const draft = (editing === null ? text : kept).trim();
      return draft === '' || chat_id === openChat ? [] : [[chat_id, draft] as const];
    }),
  );
}
