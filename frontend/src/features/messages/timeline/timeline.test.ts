import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, MessagePage } from '@/shared/api/model';
import {
  emptyTimeline,
  fromGap,
  innerGap,
  olderThan,
  withPage as pageInto,
  withTail as tailInto,
  type Tail,
  type Timeline,
} from './timeline';

const withTail = (timeline: Timeline, tail: Pick<Tail, 'messages' | 'previousId'>) =>
  tailInto(timeline, { ...tail, late: [], lateSeq: null });
const withPage = (timeline: Timeline, page: MessagePage, before: string | null) =>
  pageInto(timeline, page, before, timeline.staleCount);

/** Ids whose text runs against their order: the clock's low digits stand first. */
function messageAt(index: number): Message {
  const clock = (0x1ef_0000_0000_0000n + BigInt(index) * 0x7fff_ffffn).toString(16).padStart(15, '0');
  const id = `${clock.slice(7)}-${clock.slice(3, 7)}-1${clock.slice(0, 3)}-8000-0000000000${(index % 256).toString(16).padStart(2, '0')}`;
  return {
    message_id: id,
    chat_id: 'c',
    from_user: 'u',
    from_name: 'Ann',
    body: `${index}`,
    sent_at: '',
    revision: 0,
    reactions: {},
  };
}

const history = Array.from({ length: 120 }, (_, index) => messageAt(index));
const indexOf = (id: string) => history.findIndex((message) => message.message_id === id);

/** The service: a page of what was there when `written` messages were. */
function page(written: number, before: string | null, quantity: number) {
  const end = before === null ? written : indexOf(before);
  const start = Math.max(0, end - quantity);
  return {
    messages: history.slice(start, end).reverse(),
    next: start > 0 ? history[start]!.message_id : null,
  };
}

/** The chat document after `written` messages. */
function tail(written: number, size: number) {
  const start = Math.max(0, written - size);
  return { messages: history.slice(start, written), previousId: history[start - 1]?.message_id ?? null };
}

/**
 * The chat document while it is rebuilt: lost after `lost` messages, replayed up to `replayed`, with all
 * that was sent since the loss at its end.
 */
function rebuilt(lost: number, replayed: number, written: number) {
  const known = [...history.slice(0, Math.min(replayed, lost)), ...history.slice(lost, written)];
  const start = Math.max(0, known.length - 50);
  return { messages: known.slice(start), previousId: known[start - 1]?.message_id ?? null };
}

const fill = (timeline: Timeline, gap: string, quantity: number) =>
  withPage(timeline, page(history.length, gap, quantity), gap);

function fillAll(start: Timeline, quantity: number): Timeline {
  let timeline = start;
  for (let gap; (gap = innerGap(timeline) ?? olderThan(timeline)) !== null;) {
    timeline = fill(timeline, gap, quantity);
  }
  return timeline;
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('tail' as const),
    written: fc.nat(120),
    size: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({
    kind: fc.constant('page' as const),
    written: fc.nat(120),
    size: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ kind: fc.constant('fill' as const), pick: fc.nat(), size: fc.integer({ min: 1, max: 30 }) }),
);

type Step =
  | (typeof step extends fc.Arbitrary<infer S> ? S : never)
  | { kind: 'rebuild'; lost: number; replayed: number; written: number };

function play(steps: Step[], start = emptyTimeline): Timeline {
  return steps.reduce((timeline, next) => {
    if (next.kind === 'rebuild') {
      return withTail(timeline, rebuilt(next.lost, next.replayed, next.written));
    }
    if (next.kind === 'tail') return withTail(timeline, tail(next.written, next.size));
    if (next.kind === 'page') return withPage(timeline, page(next.written, null, next.size), null);
    const gaps = [...timeline.gaps];
    return gaps.length === 0 ? timeline : fill(timeline, gaps[next.pick % gaps.length]!, next.size);
  }, start);
}

/** Pages, fills and snapshots of a document that was lost at `lost` and isn't whole again. */
const during = (lost: number) =>
  fc.array(
    fc.oneof(
      step.filter((next) => next.kind === 'fill' || (next.kind === 'page' && next.written <= lost + 49)),
      fc.record({
        kind: fc.constant('rebuild' as const),
        lost: fc.constant(lost),
        replayed: fc.nat(lost),
        written: fc.integer({ min: lost, max: Math.min(lost + 49, history.length) }),
      }),
    ),
  );

function expectHonest({ messages, gaps }: Timeline): void {
  messages.forEach(({ message_id }, index) => {
    const before = index === 0 ? -1 : indexOf(messages[index - 1]!.message_id);
    expect(gaps.has(message_id) || indexOf(message_id) === before + 1).toBe(true);
  });
}

describe('a timeline, whatever order, repetition or omission snapshots and pages come in', () => {
  it('holds each message once, in the order of the chat', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const indexes = play(steps).messages.map((message) => indexOf(message.message_id));
        expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      }),
    );
  });

  it('never hides a missing message: neighbours without a hole are neighbours in the chat', () => {
    fc.assert(fc.property(fc.array(step), (steps) => expectHonest(play(steps))));
  });

  const before = (at: number) =>
    fc.tuple(
      fc.constant(at),
      fc.array(step.filter((next) => next.kind === 'fill' || next.written <= at)),
      during(at),
    );
  const lost = fc.integer({ min: 1, max: 100 });

  it('hides none while the document it followed is lost and built again', () => {
    fc.assert(
      fc.property(lost.chain(before), ([at, steps, rest]) => {
        const start = withTail(play(steps), tail(at, 50));
        rest.forEach((_, index) => expectHonest(play(rest.slice(0, index + 1), start)));
      }),
    );
  });

  it('hides none after the document that was read during a rebuild is complete', () => {
    fc.assert(
      fc.property(
        lost.chain((at) => fc.tuple(fc.constant(at), during(at))),
        ([at, rest]) => {
          const written = Math.min(at + 49, history.length);
          expectHonest(withTail(play(rest), tail(written, 50)));
        },
      ),
    );
  });

  it('has holes only at messages it holds', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { messages, gaps } = play(steps);
        const held = new Set(messages.map((message) => message.message_id));
        expect([...gaps].filter((gap) => !held.has(gap))).toEqual([]);
      }),
    );
  });

  it('is the whole chat once the last snapshot came and its holes are filled', () => {
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 1, max: 50 }), (steps, quantity) => {
        const last = withTail(play(steps), tail(history.length, 50));
        expect(fillAll(last, quantity).messages).toEqual(history);
      }),
    );
  });
});

describe('a timeline', () => {
  it('is gapless when a snapshot begins where the last one ended', () => {
    const before = withTail(emptyTimeline, tail(10, 10));
    expect(innerGap(withTail(before, tail(40, 30)))).toBeNull();
  });

  it('shows a hole when a snapshot was skipped, and closes it with a page', () => {
    const before = withTail(emptyTimeline, tail(10, 10));
    const after = withTail(before, tail(70, 50));
    expect(innerGap(after)).toBe(history[20]!.message_id);
    expect(fill(after, history[20]!.message_id, 30).messages).toHaveLength(70);
    expect(innerGap(fill(after, history[20]!.message_id, 30))).toBeNull();
  });

  it('keeps its holes when its document begins anew', () => {
    const before = withTail(emptyTimeline, tail(110, 50));
    const alone = withTail(before, rebuilt(110, 0, 111));
    expect([...alone.gaps]).toEqual([history[60]!.message_id, history[110]!.message_id]);
    const whole = fill(alone, history[110]!.message_id, 30);
    expect(withTail(whole, rebuilt(110, 50, 111))).toEqual(whole);
    expect(withTail(whole, tail(50, 50))).toEqual(whole);
  });

  it('gives up what lies before a hole, which is then the next older page’s', () => {
    const held = withTail(withTail(emptyTimeline, tail(10, 10)), tail(70, 50));
    const gap = innerGap(held)!;
    const rest = fromGap(held, gap);
    expect(rest.messages).toEqual(history.slice(20, 70));
    expect([innerGap(rest), olderThan(rest)]).toEqual([null, gap]);
    expect(fromGap(rest, history[30]!.message_id)).toBe(rest);
  });

  it('takes in a message that comes late with an old id', () => {
    const snapshot = tail(10, 10);
    const without = { ...snapshot, messages: snapshot.messages.filter((_, index) => index !== 4) };
    expect(withTail(withTail(emptyTimeline, without), snapshot).messages).toEqual(history.slice(0, 10));
  });

  it('knows an empty page for the beginning', () => {
    const held = withTail(emptyTimeline, {
      messages: history.slice(3, 5),
      previousId: history[2]!.message_id,
    });
    const first = history[3]!.message_id;
    expect(olderThan(held)).toBe(first);
    expect(olderThan(withPage(held, { messages: [], next: null }, first))).toBeNull();
  });
});
