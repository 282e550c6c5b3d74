import type { Chat } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';

/** When something last happened: the list of chats goes by it. */
const activity = (chat: Chat) => chat.last_message?.sent_at ?? chat.created_at;

/** Takes in chats as they come, from the service or from a snapshot; an older last message never replaces a newer one. */
export function mergeChats(held: readonly Chat[], incoming: readonly Chat[]): Chat[] {
  const byId = new Map(held.map((chat) => [chat.chat_id, chat]));
  for (const chat of incoming) {
    const before = byId.get(chat.chat_id);
    byId.set(chat.chat_id, before === undefined ? chat : merge(before, chat));
  }
  return [...byId.values()].sort((a, b) => activity(b).localeCompare(activity(a)));
}

function merge(before: Chat, after: Chat): Chat {
  const first = before.created_at < after.created_at ? before.created_at : after.created_at;
  return { ...after, created_at: first, last_message: newer(before.last_message, after.last_message) };
}

function newer(a: Chat['last_message'], b: Chat['last_message']): Chat['last_message'] {
  if (!a || !b) {
    return b ?? a;
  }
  return compareTimeUuids(a.message_id, b.message_id) > 0 ? a : b;
}
