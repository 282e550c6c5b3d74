import { dayOf } from '@/shared/format-time';
import { noChanges, type PendingChanges } from '../message/pending-changes';
import type { Outgoing } from '../outbox/outbox';
import type { Timeline } from '../timeline/timeline';
import { entriesOf, type Entry, type Me } from './entries';

/** Longer than this, and the next message says again who speaks and when. */
const GROUP_MS = 5 * 60_000;

/** One message as it stands in the list: one row a message, so that rows never come and go between messages. */
export interface Row extends Entry {
  readonly startsDay: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly startsNew: boolean;
}

type Place = Omit<Row, keyof Entry>;

export interface Extras {
  readonly changes?: PendingChanges;
  /** The first message that was unread when the chat was opened. */
  readonly newFrom?: string | null;
}

/** Joins what came and what was written here; an acknowledged message stands where its id puts it. */
export function rowsOf(timeline: Timeline, outbox: readonly Outgoing[], me: Me, extras: Extras = {}): Row[] {
  const entries = entriesOf(timeline, outbox, me, extras.changes ?? noChanges);
  const times = entries.map(timeOf);
  const belong = (index: number) =>
    index > 0 && areTogether(entries[index - 1]!, entries[index]!, times[index - 1]!, times[index]!);
  return entries.map((entry, index) => {
    const startsNew = extras.newFrom != null && entry.message?.message_id === extras.newFrom;
    return rowOf(entry, {
      startsDay: index === 0 || times[index - 1]!.day !== times[index]!.day,
      startsGroup: !belong(index) || startsNew,
      endsGroup: index === entries.length - 1 || !belong(index + 1),
      startsNew,
    });
  });
}

/** A row that says what it said stays the same object: a chat of ten thousand is not made anew with each message. */
const made = new WeakMap<Entry, Row>();

function rowOf(entry: Entry, place: Place): Row {
  const before = made.get(entry);
  if (
    before?.startsDay === place.startsDay &&
    before.startsGroup === place.startsGroup &&
    before.endsGroup === place.endsGroup &&
    before.startsNew === place.startsNew
  ) {
    return before;
  }
  const row = { ...entry, ...place };
  made.set(entry, row);
  return row;
}

/** True when rows were only added in front: then the list keeps its place counted from the end. */
export function isPrepended(before: readonly Row[], after: readonly Row[]): boolean {
  return (
    after.length > before.length &&
    after[0]?.key !== before[0]?.key &&
    after.at(-1)?.key === before.at(-1)?.key
  );
}

/** From the end, where what is asked for mostly stands. */
export const indexOf = (rows: readonly Row[], key: string) => rows.findLastIndex((row) => row.key === key);

/** Counts the messages of others after this one. */
export const newAfter = (rows: readonly Row[], key: string) =>
  rows.slice(indexOf(rows, key) + 1).filter((row) => !row.mine).length;

interface Time {
  readonly millis: number;
  readonly day: number;
}

/** Reading a time is dear, and a long chat has many: each is read once. */
const times = new Map<string, Time>();
const REMEMBERED = 50_000;

function timeOf({ at }: Entry): Time {
  const known = times.get(at);
  if (known !== undefined) {
    return known;
  }
  if (times.size > REMEMBERED) times.clear();
  const time = { millis: Date.parse(at), day: dayOf(at) };
  times.set(at, time);
  return time;
}

function areTogether(before: Entry, after: Entry, then: Time, now: Time): boolean {
  return (
    before.fromUser === after.fromUser &&
    !after.gapBefore &&
    then.day === now.day &&
    now.millis - then.millis < GROUP_MS
  );
}
