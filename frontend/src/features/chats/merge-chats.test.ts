import { describe, expect, it } from 'vitest';
import type { Chat } from '@/shared/api/model';
import { mergeChats } from './merge-chats';

const id = (index: number) => `0000000${index}-0000-1000-8000-000000000000`;

function chat(chatId: string, last: number | null, createdAt = '2026-11-01T00:00:00.000Z'): Chat {
  const sent_at = `2026-11-19T12:00:0${last}.000Z`;
  const message = {
    message_id: id(last ?? 0),
    chat_id: chatId,
    from_user: 'u',
    from_name: 'Bob',
    body: 'hi',
    sent_at,
  };
  return {
    chat_id: chatId,
    kind: 'direct',
    name: null,
    members: [],
    last_message: last === null ? null : message,
    created_at: createdAt,
  };
}

const ids = (chats: Chat[]) => chats.map((one) => one.chat_id);

describe('the list of chats', () => {
  it('has the liveliest chat first, a new one by when it began', () => {
    const held = [chat('a', 1), chat('b', 2)];
    expect(ids(mergeChats(held, [chat('a', 3)]))).toEqual(['a', 'b']);
    expect(ids(mergeChats(held, [chat('new', null, '2026-11-20T00:00:00.000Z')]))).toEqual(['new', 'b', 'a']);
  });

  it('is not set back by an answer that was under way for long', () => {
    const [only] = mergeChats([chat('a', 5)], [chat('a', 3)]);
    expect(only?.last_message?.message_id).toBe(id(5));
    expect(mergeChats([chat('a', 5)], [chat('a', null)])[0]?.last_message?.message_id).toBe(id(5));
  });

  it('keeps the earliest known beginning', () => {
    const [only] = mergeChats([chat('a', 1)], [chat('a', 2, '2026-11-21T00:00:00.000Z')]);
    expect(only?.created_at).toBe('2026-11-01T00:00:00.000Z');
  });
});
