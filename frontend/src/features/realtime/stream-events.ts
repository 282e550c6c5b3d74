import { z } from 'zod/mini';
import { messageSchema, userSchema, chatSchema } from './schemas';
import type { LiveEvent } from './port';

const inChat = { chat_id: z.string(), user_id: z.string() };
const schemas = {
  message: z.extend(messageSchema, { chat_id: z.string() }),
  chat: z.extend(chatSchema, { chat_id: z.string(), members: z.array(userSchema) }),
  removed: z.object({ chat_id: z.string() }),
  read: z.object({ ...inChat, message_id: z.string() }),
  typing: z.object(inChat),
  presence: z.object({ user_id: z.string(), online: z.boolean() }),
};

/** An event of chat-service as the page knows it; null for what it doesn't know or can't read. */
export function liveEventOf(name: string, data: string): LiveEvent | null {
  try {
    return read(name, JSON.parse(data));
  } catch (error) {
    console.warn(`An event ${name} can't be read.`, error);
    return null;
  }
}

function read(name: string, data: unknown): LiveEvent | null {
  switch (name) {
    case 'message':
      return { type: 'message', message: schemas.message.parse(data) };
    case 'chat': {
      const chat = schemas.chat.parse(data);
      return {
        type: 'chat',
        chat: { ...chat, members: chat.members.filter(({ id }) => !chat.deleted_member_ids.includes(id)) },
      };
    }
    case 'removed':
      return { type: 'removed', chatId: schemas.removed.parse(data).chat_id };
    case 'read': {
      const { chat_id: chatId, user_id: userId, message_id: messageId } = schemas.read.parse(data);
      return { type: 'read', chatId, userId, messageId };
    }
    case 'typing': {
      const { chat_id: chatId, user_id: userId } = schemas.typing.parse(data);
      return { type: 'typing', chatId, userId };
    }
    case 'presence': {
      const { user_id: userId, online } = schemas.presence.parse(data);
      return { type: 'presence', userId, online };
    }
    case 'reset':
      return { type: 'missed' };
    default:
      return null;
  }
}
