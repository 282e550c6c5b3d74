import { describe, expect, it, vi } from 'vitest';
import { chatDocumentOf } from './chat-document';

const updated_at = { toDate: () => new Date('2026-11-21T14:05:00.123Z') };
const sent = {
  message_id: 'm',
  from_user: 'b',
  from_name: 'bob',
  body: 'hi',
  sent_at: '2026-11-21T14:05:00.123Z',
};

describe('a chat document', () => {
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
    const plain = { revision: 0, reply_to: null, edited_at: null, deleted_at: null, reactions: {} };
    const message = { ...sent, ...plain, chat_id: 'c' };
    expect(chatDocumentOf('c', document)).toEqual({
      chat: {
        chat_id: 'c',
        kind: 'direct',
        name: null,
        owner_id: null,
        deleted_member_ids: [],
        members: [
          { id: 'a', username: 'ann' },
          { id: 'b', username: 'bob' },
        ],
      },
      updatedAt: '2026-11-21T14:05:00.123Z',
      tail: [message],
      previousId: 'l',
      late: [],
      lateSeq: null,
    });
  });

  it('tells what came late or changed, and who is gone', () => {
    const changed = { ...sent, revision: 2, edited_at: 'then', reactions: { a: '👍' } };
    const document = chatDocumentOf('c', {
      members: ['a', 'b'],
      member_names: { a: 'ann' },
      deleted_member_ids: ['b'],
      owner_id: 'a',
      late: [{ ...changed, seq: 7 }],
      late_seq: 9,
      updated_at,
    });
    expect(document).toMatchObject({
      chat: { members: [{ id: 'a' }], deleted_member_ids: ['b'], owner_id: 'a' },
      late: [{ seq: 7, message: { ...changed, chat_id: 'c' } }],
      lateSeq: 9,
    });
  });

  it('may have no messages yet', () => {
    const document = chatDocumentOf('c', { members: ['a'], member_names: {}, updated_at });
    expect(document).toMatchObject({ tail: [], previousId: null, lateSeq: null });
  });

  it('is left out when it breaks the contract', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(chatDocumentOf('c', { members: 'a', updated_at })).toBeNull();
    expect(chatDocumentOf('c', { members: ['a'], tail: [{ body: 1 }], updated_at })).toBeNull();
  });
});
