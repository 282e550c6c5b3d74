import { describe, expect, it } from 'vitest';
import type { Chat, Message } from '@/shared/api/model';
import { mergeChats, replaceChats, withLast, withRead, withState } from './merge-chats';
import { unreadInTail } from './unread';

const id = (index: number) => `${index.toString(16).padStart(8, '0')}-0000-1000-8000-000000000000`;

const message = (index: number, from = 'bob', over: Partial<Message> = {}): Message => ({
  message_id: id(index),
  chat_id: 'c',
  from_user: from,
  from_name: from,
  body: `${index}`,
  sent_at: `2026-11-21T12:00:${String(index).padStart(2, '0')}.000Z`,
  revision: 0,
  reactions: {},
  ...over,
});
const tail = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => message(from + index));

const chat = (over: Partial<Chat> = {}): Chat => ({
  chat_id: 'c',
  kind: 'direct',
  name: null,
  members: [
    { id: 'me', username: 'ann' },
    { id: 'bob', username: 'bob' },
  ],
  deleted_member_ids: [],
  last_message: null,
  created_at: '2026-11-20T12:00:00.000Z',
  unread: 0,
  ...over,
});

describe('the list of chats', () => {
  it('has what happened last on top', () => {
    const list = mergeChats(
      [chat({ chat_id: 'a', last_message: message(1) }), chat({ chat_id: 'b', last_message: message(2) })],
      [chat({ chat_id: 'a', last_message: message(3) }), chat({ chat_id: 'c' })],
    );
    expect(list.map(({ chat_id }) => chat_id)).toEqual(['a', 'b', 'c']);
  });

  it('never goes back to an older message, revision, count or mark', () => {
    const held = chat({ last_message: message(5, 'bob', { revision: 1 }), read_id: id(5), unread: 0 });
    const late = chat({ last_message: message(4), read_id: id(3), unread: 2, name: 'new' });
    expect(mergeChats([held], [late])[0]).toMatchObject({
      name: 'new',
      last_message: { message_id: id(5), revision: 1 },
      read_id: id(5),
      unread: 0,
    });
    expect(mergeChats([held], [chat({ last_message: message(5) })])[0]!.last_message!.revision).toBe(1);
  });

  it('takes the service’s word for what there is, but for what came while it was asked', () => {
    const old = chat({ chat_id: 'old' });
    const begun = chat({ chat_id: 'new', created_at: '2026-11-22T00:00:00.000Z' });
    const list = replaceChats([old, begun], [chat()], '2026-11-21T00:00:00.000Z');
    expect(list.map(({ chat_id }) => chat_id)).toEqual(['new', 'c']);
  });

  it('counts new messages of others, once, and shows changed ones', () => {
    let now = withLast(chat({ read_id: id(1) }), message(2), 'me');
    now = withLast(now, message(2), 'me');
    now = withLast(now, message(3, 'me'), 'me');
    now = withLast(now, message(2, 'bob', { revision: 1 }), 'me');
    expect([now.unread, now.last_message!.message_id]).toEqual([1, id(3)]);
    expect(withLast(now, message(3, 'me', { revision: 1, body: 'x' }), 'me').last_message!.body).toBe('x');
  });

  it('moves read marks forward only, and keeps them over changes of the room', () => {
    const read = withRead(withRead(chat(), 'bob', id(4), 'me', 0), 'bob', id(3), 'me', 0);
    expect(read.members[1]!.read_id).toBe(id(4));
    const { members, deleted_member_ids, kind } = chat();
    const renamed = withState(read, { chat_id: 'c', kind, name: 'x', members, deleted_member_ids });
    expect([renamed.name, renamed.members[1]!.read_id]).toEqual(['x', id(4)]);
    const own = withRead(chat({ unread: 5 }), 'me', id(4), 'me', 2);
    expect([own.read_id, own.unread]).toEqual([id(4), 2]);
    expect(withRead(own, 'me', id(3), 'me', 9)).toBe(own);
  });
});

describe('the count of the unread', () => {
  it('comes from the tail where that reaches back to the read mark', () => {
    expect(unreadInTail(chat({ read_id: id(5), unread: 9 }), tail(4, 10), id(3), 'me')).toBe(4);
    expect(unreadInTail(chat({ read_id: id(3) }), tail(4, 10), id(3), 'me')).toBe(6);
    expect(unreadInTail(chat({ read_id: null }), tail(0, 3), null, 'me')).toBe(3);
    expect(unreadInTail(undefined, tail(0, 3), null, 'me')).toBe(3);
  });

  it('leaves out one’s own and the deleted', () => {
    const messages = [message(1, 'me'), message(2, 'bob', { deleted_at: 'then' }), message(3)];
    expect(unreadInTail(chat(), messages, null, 'me')).toBe(1);
  });

  it('else is what was known and what came since, at most a hundred', () => {
    const held = chat({ read_id: id(1), unread: 60, last_message: message(52) });
    expect(unreadInTail(held, tail(50, 55), id(49), 'me')).toBe(62);
    expect(unreadInTail({ ...held, unread: 99 }, tail(50, 55), id(49), 'me')).toBe(100);
  });

  it('is left to the service where the page can’t know it', () => {
    const held = chat({ read_id: id(1), unread: 60, last_message: message(40) });
    expect(unreadInTail(held, tail(50, 55), id(49), 'me')).toBeNull();
    expect(unreadInTail(undefined, tail(50, 55), id(49), 'me')).toBeNull();
  });
});
