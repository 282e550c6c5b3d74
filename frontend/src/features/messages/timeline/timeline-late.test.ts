import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, MessagePage } from '@/shared/api/model';
import {
  emptyTimeline,
  END,
  from,
  innerGap,
  markStale,
  withMessage,
  withPage,
  withTail,
  type Late,
  type Tail,
  type Timeline,
} from './timeline';

const TAIL = 5;
const LATE = 3;

function id(index: number): string {
  const clock = (0x1ef_0000_0000_0000n + BigInt(index) * 0x7fff_ffffn).toString(16).padStart(15, '0');
  return `${clock.slice(7)}-${clock.slice(3, 7)}-1${clock.slice(0, 3)}-8000-000000000000`;
}

/** The services: history, and the chat document as consumer-service writes it. */
class World {
  readonly history = new Map<number, Message>();
  private tail: { index: number; message: Message }[] = [];
  private previous: number | null = null;
  private late: Late[] = [];
  private lateSeq = 1_000;
  private last = 0;

  /** A new message; a late one takes an id that was passed over. */
  send(isLate: boolean, pick: number): Message {
    const passed = Array.from({ length: this.last }, (_, index) => index).filter(
      (index) => !this.history.has(index),
    );
    const index = isLate && passed.length > 0 ? passed[pick % passed.length]! : (this.last += 1 + (pick % 3));
    return this.take(index, 0);
  }

  change(pick: number): Message | undefined {
    const indexes = [...this.history.keys()];
    const index = indexes[pick % indexes.length];
    return index === undefined ? undefined : this.take(index, this.history.get(index)!.revision + 1);
  }

  forgetLate(): void {
    this.late = [];
  }

  /** The document is lost and made anew out of what Kafka has; what it numbers begins with a jump. */
  rebuild(): void {
    this.late = [];
    this.lateSeq += 1_000;
  }

  document(): Tail {
    return {
      messages: this.tail.map(({ message }) => message),
      previousId: this.previous === null ? null : id(this.previous),
      late: [...this.late],
      lateSeq: this.lateSeq,
    };
  }

  page(before: string | null, quantity: number): MessagePage {
    const all = this.all().filter(
      ({ index }) => before === null || before === END || index < indexOf(before),
    );
    const messages = all
      .slice(-quantity)
      .reverse()
      .map(({ message }) => message);
    return { messages, next: all.length > quantity ? messages.at(-1)!.message_id : null };
  }

  from(first: string): Message[] {
    return this.all()
      .filter(({ index }) => index >= indexOf(first))
      .map(({ message }) => message);
  }

  private all() {
    return [...this.history]
      .map(([index, message]) => ({ index, message }))
      .sort((a, b) => a.index - b.index);
  }

  private take(index: number, revision: number): Message {
    const message = {
      message_id: id(index),
      chat_id: 'c',
      body: `${index}.${revision}`,
      revision,
    } as Message;
    this.history.set(index, message);
    // What belongs before the newest message is numbered, or clients that have that one would miss it.
    if (this.tail.length > 0 && index <= this.tail.at(-1)!.index) this.number(message);
    if (this.previous !== null && index <= this.previous) {
      return message;
    }
    this.tail = [...this.tail.filter((one) => one.index !== index), { index, message }].sort(
      (a, b) => a.index - b.index,
    );
    while (this.tail.length > TAIL) this.previous = this.tail.shift()!.index;
    return message;
  }

  private number(message: Message): void {
    const others = this.late.filter((one, at) => at === 0 || one.message.message_id !== message.message_id);
    this.late = [...others, { seq: ++this.lateSeq, message }].slice(-LATE);
  }
}

const ids = new Map(Array.from({ length: 1_000 }, (_, index) => [id(index), index]));
const indexOf = (message: string) => ids.get(message)!;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('send' as const), isLate: fc.boolean(), pick: fc.nat(50) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), pick: fc.nat(50) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      pick: fc.nat(9),
      size: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A client: it sees some of the document's states, and pages that come late. */
class Observer {
  timeline: Timeline = emptyTimeline;
  private readonly asked: { page: MessagePage; before: string | null; staleCount: number }[] = [];

  constructor(readonly world: World) {}

  get isAsking(): boolean {
    return this.asked.length > 0;
  }

  look(): void {
    this.timeline = withTail(this.timeline, this.world.document());
  }

  ask(pick: number, quantity: number): void {
    const { gaps, stale, staleCount } = this.timeline;
    const places = [null, ...gaps, ...(stale === null || stale === END ? [] : [stale])];
    const before = places[pick % places.length]!;
    this.asked.push({ page: this.world.page(before, quantity), before, staleCount });
  }

  answer(pick: number): void {
    const [answer] = this.asked.splice(pick % Math.max(1, this.asked.length), 1);
    if (answer) this.timeline = withPage(this.timeline, answer.page, answer.before, answer.staleCount);
  }

  refresh(): void {
    while (this.asked.length > 0) this.answer(0);
    for (let rounds = 0; ; rounds++) {
      const { stale } = this.timeline;
      const place = stale ?? innerGap(this.timeline);
      if (place === null) return;
      if (rounds > 500) throw new Error('never done');
      const before = place === END ? null : place;
      const page = this.world.page(before, 3);
      this.timeline = withPage(this.timeline, page, before, this.timeline.staleCount);
    }
  }
}

function play(steps: readonly Step[], hear: (observer: Observer, message: Message) => void): Observer {
  const observer = new Observer(new World());
  for (const next of steps) {
    const { world } = observer;
    switch (next.kind) {
      case 'send':
        hear(observer, world.send(next.isLate, next.pick));
        break;
      case 'change': {
        const message = world.change(next.pick);
        if (message) hear(observer, message);
        break;
      }
      case 'look':
        observer.look();
        break;
      case 'ask':
        observer.ask(next.pick, next.size);
        break;
      case 'answer':
        observer.answer(next.pick);
        break;
      case 'forget':
        world.forgetLate();
        break;
      case 'rebuild':
        world.rebuild();
        break;
    }
  }
  return observer;
}

function expectCurrent({ timeline, world }: Observer): void {
  const first = timeline.messages[0];
  if (first !== undefined) {
    expect(timeline.messages).toEqual(world.from(first.message_id));
  }
}

const runs = { numRuns: 1_500 };

describe('a timeline of which messages come late and change', () => {
  it('is as history is after the last snapshot, whichever snapshots were skipped', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const observer = play(steps, () => {});
        observer.look();
        observer.refresh();
        expectCurrent(observer);
      }),
      runs,
    );
  });

  it('is as history is when every message comes by itself, but for a while of which nothing came', () => {
    const steps = fc.array(
      step.filter(({ kind }) => kind !== 'look' && kind !== 'rebuild' && kind !== 'forget'),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, fc.nat(60), fc.nat(30), (all, start, length) => {
        let heard = 0;
        const observer = play(all, (one, message) => {
          heard++;
          if (heard < start || heard > start + length) {
            if (heard === start + length + 1) one.timeline = markStale(one.timeline, END);
            if (one.timeline.isLoaded || one.isAsking) one.timeline = withMessage(one.timeline, message);
          }
        });
        if (heard >= start && heard <= start + length) observer.timeline = markStale(observer.timeline, END);
        observer.refresh();
        expectCurrent(observer);
      }),
      runs,
    );
  });

  it('is as history is from where it was cut off', () => {
    const world = new World();
    for (let sent = 0; sent < 30; sent++) world.send(false, 0);
    const observer = new Observer(world);
    observer.timeline = withPage(emptyTimeline, world.page(null, 20), null, 0);
    observer.timeline = from(observer.timeline, observer.timeline.messages[10]!.message_id);
    observer.refresh();
    expect(observer.timeline.messages).toHaveLength(10);
    expectCurrent(observer);
  });
});
