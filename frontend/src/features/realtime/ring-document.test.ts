import { describe, expect, it, vi } from 'vitest';
import { ringOf } from './ring-document';

const updated_at = { toDate: () => new Date('2026-11-21T14:05:00.123Z') };
const sent = {
  message_id: 'm',
  from_user: 'b',
  from_name: 'bob',
  body: 'hi',
  sent_at: '2026-11-21T14:05:00.123Z',
};

describe('a ring document', () => {
  it('is a chat and the end of its messages', () => {
    const document = {
      members: ['a', 'b'],
      kind: 'direct',
      name: null,
      member_names: { a: 'ann', b: 'bob' },
      tail: [sent],
      previous_id: 'l',
      last_id: 'm',
      updated_at,
    };
    const message = { ...sent, chat_id: 'c' };
    expect(ringOf('c', document)).toEqual({
      chat: {
        chat_id: 'c',
        kind: 'direct',
        name: null,
        members: [
          { id: 'a', username: 'ann' },
          { id: 'b', username: 'bob' },
        ],
        last_message: message,
        created_at: '2026-11-21T14:05:00.123Z',
      },
      tail: [message],
      previousId: 'l',
    });
  });

  it('may have no messages yet', () => {
    const ring = ringOf('c', { members: ['a'], member_names: {}, updated_at });
    expect(ring).toMatchObject({ tail: [], previousId: null, chat: { last_message: null } });
  });

  it('is left out when it breaks the contract', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(ringOf('c', { members: 'a', updated_at })).toBeNull();
    expect(ringOf('c', { members: ['a'], tail: [{ body: 1 }], updated_at })).toBeNull();
  });
});
