import type { Chat, Person } from '@/shared/api/model';
import { texts } from '@/shared/texts';

/** What a chat is called by one of its members: its own name, or the names of the others. */
export function chatTitle(chat: Chat, me: Person): string {
  const others = chat.members.filter((member) => member.id !== me.id).map((member) => member.username);
  return chat.name ?? (others.join(', ') || texts.chats.self);
}

/** Whose colour stands for the chat. */
export function chatFace(chat: Chat, me: Person): string {
  const other = chat.members.find((member) => member.id !== me.id);
  return chat.kind === 'direct' && other ? other.id : chat.chat_id;
}
