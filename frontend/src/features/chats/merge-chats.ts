import type { Chat, Message } from '@/shared/api/model';
import { countUnread, isAfter, MANY } from './unread';

type ChatState = Pick<Chat, 'chat_id' | 'kind' | 'name' | 'owner_id' | 'members' | 'deleted_member_ids'>;

/** When something last happened: the list of chats goes by it. */
const activity = (chat: Chat) => chat.last_message?.sent_at ?? chat.created_at;

const sorted = (chats: readonly Chat[]) =>
  [...chats].sort((a, b) => activity(b).localeCompare(activity(a)) || a.chat_id.localeCompare(b.chat_id));

/** Merges chats from the service; an older last message or read position never replaces a newer one. */
export function mergeChats(held: readonly Chat[], incoming: readonly Chat[]): Chat[] {
  const byId = new Map(held.map((chat) => [chat.chat_id, chat]));
  for (const chat of incoming) {
    const before = byId.get(chat.chat_id);
    byId.set(chat.chat_id, before === undefined ? chat : merge(before, chat));
  }
  return sorted([...byId.values()]);
}

/** The service's whole list. Chats missing from it are removed, unless they were created during the request. */
export function replaceChats(held: readonly Chat[], all: readonly Chat[], askedAt: string): Chat[] {
  const listed = new Set(all.map((chat) => chat.chat_id));
  return mergeChats(
    held.filter((chat) => listed.has(chat.chat_id) || chat.created_at >= askedAt),
    all,
  );
}

function merge(before: Chat, after: Chat): Chat {
  const isBehind = newest(before.last_message, after.last_message) !== after.last_message;
  const wasRead =
    before.read_id != null && before.read_id !== after.read_id && isAfter(before.read_id, after.read_id);
  return {
    ...after,
    created_at: before.created_at < after.created_at ? before.created_at : after.created_at,
    last_message: newest(before.last_message, after.last_message),
    read_id: wasRead ? before.read_id : after.read_id,
    unread: isBehind || wasRead ? before.unread : after.unread,
    members: withReadPositions(before.members, after.members),
  };
}

/** Applies a live update of a chat; read positions never go back. */
export function withState(before: Chat, chat: ChatState): Chat {
  return { ...before, ...chat, members: withReadPositions(before.members, chat.members) };
}

function withReadPositions(before: Chat['members'], after: Chat['members']): Chat['members'] {
  const positions = new Map(before.map((member) => [member.id, member.read_id]));
  return after.map((member) => {
    const mark = positions.get(member.id);
    return mark != null && isAfter(mark, member.read_id) ? { ...member, read_id: mark } : member;
  });
}

export function withRead(chat: Chat, userId: string, messageId: string, me: string, unread: number): Chat {
  if (userId === me) {
    return isAfter(messageId, chat.read_id) ? { ...chat, read_id: messageId, unread } : chat;
  }
  const members = chat.members.map((member) =>
    member.id === userId && isAfter(messageId, member.read_id) ? { ...member, read_id: messageId } : member,
  );
  return { ...chat, members };
}

/** One message as it is now: new ones are counted, changed ones shown. */
export function withLast(chat: Chat, message: Message, me: string): Chat {
  const last = chat.last_message;
  const isNew = isAfter(message.message_id, last?.message_id) && message.message_id !== last?.message_id;
  const added = isNew ? countUnread([message], chat.read_id, me) : 0;
  return {
    ...chat,
    last_message: newest(last, message),
    unread: Math.min(MANY, chat.unread + added),
  };
}

export const replaceIn = (chats: readonly Chat[], chat: Chat): Chat[] =>
  sorted([...chats.filter((other) => other.chat_id !== chat.chat_id), chat]);

function newest(a: Chat['last_message'], b: Chat['last_message']): Chat['last_message'] {
  if (!a || !b) {
    return b ?? a;
  }
  if (a.message_id === b.message_id) {
    return a.revision > b.revision ? a : b;
  }
  return isAfter(a.message_id, b.message_id) ? a : b;
}
