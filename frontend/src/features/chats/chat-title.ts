import type { Chat, User } from '@/shared/api/model';
import type { Texts } from '@/shared/i18n/use-texts';

/** What a chat is called by one of its members: its own name, or the name of the other. */
export function chatTitle(t: Texts, chat: Chat, me: User): string {
  const others = chat.members.filter((member) => member.id !== me.id).map((member) => member.username);
  return chat.name ?? (others.join(', ') || (chat.kind === 'direct' ? t('deletedAccount') : t('chats.self')));
}

/** Who a direct chat is with; null in a group, and where the account is deleted. */
export function otherOf(chat: Chat, me: User): Chat['members'][number] | null {
  return chat.kind === 'direct' ? (chat.members.find((member) => member.id !== me.id) ?? null) : null;
}

/** Whose colour stands for the chat. */
export const avatarIdOf = (chat: Chat, me: User): string => otherOf(chat, me)?.id ?? chat.chat_id;
