import { describe, expect, it } from 'vitest';
import type { Message } from '@/shared/api/model';
import type { Outgoing } from '../outbox/outbox';
import { isPrepended, newAfter, rowsOf } from './rows';
import { emptyTimeline, type Timeline } from '../timeline/timeline';

const me = { id: 'me', username: 'Ann' };
const id = (index: number) => `${index.toString(16).padStart(8, '0')}-0000-1000-8000-000000000000`;

const message = (index: number, from: string, at: string): Message => ({
  message_id: id(index),
  chat_id: 'c',
  from_user: from,
  from_name: from,
  body: `${index}`,
  sent_at: at,
  revision: 0,
  reactions: {},
});

const timeline = (...messages: Message[]): Timeline => ({ ...emptyTimeline, messages });
const sent = (of: Message): Outgoing => ({
  key: 'k',
  body: of.body,
  queuedAt: of.sent_at,
  state: 'sent',
  message: of,
});

describe('the rows of a conversation', () => {
  it('group one sender’s messages until another speaks, five minutes pass, or the day ends', () => {
    const rows = rowsOf(
      timeline(
        message(1, 'bob', '2026-11-19T12:00:00.000Z'),
        message(2, 'bob', '2026-11-19T12:04:59.999Z'),
        message(3, 'bob', '2026-11-19T12:10:00.000Z'),
        message(4, 'me', '2026-11-19T12:10:01.000Z'),
        message(5, 'me', '2026-11-21T12:10:01.000Z'),
      ),
      [],
      me,
    );
    expect(rows.map((row) => row.startsGroup)).toEqual([true, false, true, true, true]);
    expect(rows.map((row) => row.endsGroup)).toEqual([false, true, true, true, true]);
    expect(rows.map((row) => row.startsDay)).toEqual([true, false, false, false, true]);
    expect(rows.map((row) => row.mine)).toEqual([false, false, false, true, true]);
  });

  it('after one are new when others wrote them, not when I did on another device', () => {
    const at = '2026-11-19T12:00:00.000Z';
    const rows = rowsOf(
      timeline(message(1, 'bob', at), message(2, 'me', at), message(3, 'bob', at), message(4, 'me', at)),
      [],
      me,
    );
    expect(newAfter(rows, id(1))).toBe(1);
    expect(newAfter(rows, id(3))).toBe(0);
  });

  it('show an acknowledged message once, under the key it was sent with, where its id puts it', () => {
    const mine = message(2, 'me', '2026-11-19T12:00:01.000Z');
    const others = [
      message(1, 'bob', '2026-11-19T12:00:00.000Z'),
      message(3, 'bob', '2026-11-19T12:00:02.000Z'),
    ];
    const before = rowsOf(timeline(...others), [sent(mine)], me);
    const after = rowsOf(timeline(others[0]!, mine, others[1]!), [sent(mine)], me);
    expect(before.map((row) => row.key)).toEqual([id(1), 'k', id(3)]);
    expect(after.map((row) => row.key)).toEqual([id(1), 'k', id(3)]);
  });

  it('keep what waits at the end', () => {
    const waiting: Outgoing = { key: 'w', body: 'hi', queuedAt: '2026-11-19T11:00:00.000Z', state: 'failed' };
    const rows = rowsOf(timeline(message(1, 'bob', '2026-11-19T12:00:00.000Z')), [waiting], me);
    expect(rows.at(-1)).toMatchObject({ key: 'w', state: 'failed', mine: true });
  });

  describe('of what was written here and has no answer yet', () => {
    const at = '2026-11-19T12:00:00.000Z';
    const mine = (index: number, body = 'hi') => ({ ...message(index, 'me', at), body });
    const pending = (key: string, of: Partial<Outgoing> = {}): Outgoing => ({
      key,
      body: 'hi',
      queuedAt: at,
      state: 'sending',
      after: id(2),
      ...of,
    });
    const keys = (messages: Message[], ...outbox: Outgoing[]) =>
      rowsOf(timeline(...messages), outbox, me).map((row) => `${row.key} ${row.state}`);

    it('join the message that came: it stands there once, and still tells how sending goes', () => {
      expect(keys([mine(3)], pending('k'))).toEqual(['k sending']);
      expect(keys([mine(3)], pending('k', { state: 'failed' }))).toEqual(['k failed']);
      expect(keys([mine(3)], pending('k', { after: null }))).toEqual(['k sending']);
    });

    it('join one message each', () => {
      expect(keys([mine(3)], pending('k'), pending('l'))).toEqual(['k sending', 'l sending']);
      expect(keys([mine(3), mine(4)], pending('k'), pending('l'))).toEqual(['k sending', 'l sending']);
      expect(keys([mine(3)], sent(mine(3)), pending('l'))).toEqual(['k sent', 'l sending']);
    });

    it('join no other message', () => {
      const alone = (one: Message, of?: Partial<Outgoing>) =>
        expect(keys([one], pending('k', of))).toHaveLength(2);
      alone(mine(2));
      alone(mine(3, 'ho'));
      alone({ ...mine(3), from_user: 'bob' });
      alone(mine(3), { state: 'refused' });
      alone(mine(3), { after: undefined });
    });
  });

  it('know older messages from newer ones', () => {
    const at = '2026-11-19T12:00:00.000Z';
    const rows = (...of: number[]) =>
      rowsOf(timeline(...of.map((index) => message(index, 'bob', at))), [], me);
    expect(isPrepended(rows(3, 4), rows(1, 2, 3, 4))).toBe(true);
    expect(isPrepended(rows(3, 4), rows(3, 4, 5))).toBe(false);
  });

  it('show a change that is on its way, and where the unread begin', () => {
    const messages = [
      message(1, 'bob', '2026-11-19T12:00:00.000Z'),
      message(2, 'bob', '2026-11-19T12:00:01.000Z'),
      message(3, 'me', '2026-11-19T12:00:02.000Z'),
    ];
    const changes = new Map([
      [id(1), { kind: 'react' as const, emoji: '👍' }],
      [id(3), { kind: 'edit' as const, body: 'better' }],
    ]);
    const rows = rowsOf(timeline(...messages), [], me, { changes, newFrom: id(2) });
    expect(rows.map((row) => row.body)).toEqual(['1', '2', 'better']);
    expect(rows.map((row) => row.isChanging)).toEqual([false, false, true]);
    expect(rows.map((row) => row.startsNew)).toEqual([false, true, false]);
    expect(rows.map((row) => row.startsGroup)).toEqual([true, true, true]);
    expect(rows[0]!.message!.reactions).toEqual({ me: '👍' });
  });

  it('stay the same objects where they say the same, so that one new message costs one new row', () => {
    const messages = ['12:00:00', '12:10:00', '12:20:00'].map((clock, index) =>
      message(index + 1, 'bob', `2026-11-19T${clock}.000Z`),
    );
    const before = rowsOf(timeline(...messages.slice(1)), [], me);
    const after = rowsOf(timeline(...messages), [], me);
    expect(after[1]).not.toBe(before[0]); // It no longer begins the day.
    expect(after[2]).toBe(before[1]);
    expect(rowsOf(timeline(...messages), [], { id: 'bob', username: 'Bob' })[2]?.mine).toBe(true);
    const edited = { ...messages[2]!, body: 'mended', revision: 1 };
    expect(rowsOf(timeline(messages[0]!, messages[1]!, edited), [], me).map(({ body }) => body)).toEqual([
      '1',
      '2',
      'mended',
    ]);
  });
});
