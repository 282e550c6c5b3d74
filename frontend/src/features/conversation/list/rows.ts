import type { Message } from '@/shared/api/model';
import { dayOf } from '@/shared/format-time';
import { compareTimeUuids } from '@/shared/time-uuid';
import { changed, noChanges, type PendingChanges } from '../message/pending-changes';
import type { Outgoing } from '../outbox/outbox';
import type { Timeline } from '../timeline/timeline';

/** Longer than this, and the next message says again who speaks and when. */
const GROUP_MS = 5 * 60_000;

/** One message as it stands in the list: one row a message, so that rows never come and go between messages. */
export interface Row {
  /** The same from the first attempt to send until the message comes back in the timeline. */
  readonly key: string;
  readonly fromUser: string;
  readonly fromName: string;
  readonly body: string;
  readonly at: string;
  readonly state: Outgoing['state'];
  readonly mine: boolean;
  readonly error?: unknown;
  readonly waitsUntil?: number;
  readonly replyTo: string | null;
  /** As the service acknowledged it; null before that. */
  readonly message: Message | null;
  /** A change of it is on its way. */
  readonly isChanging: boolean;
  readonly startsDay: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly startsNew: boolean;
  readonly gapBefore: boolean;
}

type Entry = Omit<Row, 'startsDay' | 'startsGroup' | 'endsGroup' | 'startsNew'>;
type Me = { readonly id: string; readonly username: string };

export interface Extras {
  readonly changes?: PendingChanges;
  /** The first message that wasn't read when the conversation was opened. */
  readonly newFrom?: string | null;
}

/** Joins what came and what was written here; an acknowledged message stands where its id puts it. */
export function rowsOf(timeline: Timeline, outbox: readonly Outgoing[], me: Me, extras: Extras = {}): Row[] {
  const entries = join(timeline, outbox, me, extras.changes ?? noChanges);
  const times = entries.map(timeOf);
  const belong = (index: number) =>
    index > 0 && areTogether(entries[index - 1]!, entries[index]!, times[index - 1]!, times[index]!);
  return entries.map((entry, index) => {
    const startsNew = extras.newFrom != null && entry.message?.message_id === extras.newFrom;
    return {
      ...entry,
      startsDay: index === 0 || times[index - 1]!.day !== times[index]!.day,
      startsGroup: !belong(index) || startsNew,
      endsGroup: index === entries.length - 1 || !belong(index + 1),
      startsNew,
    };
  });
}

/** True when rows were only added in front: then the list keeps its place counted from the end. */
export function isPrepended(before: readonly Row[], after: readonly Row[]): boolean {
  return (
    after.length > before.length &&
    after[0]?.key !== before[0]?.key &&
    after.at(-1)?.key === before.at(-1)?.key
  );
}

function join(timeline: Timeline, outbox: readonly Outgoing[], me: Me, changes: PendingChanges): Entry[] {
  const held = new Set(outbox.length === 0 ? [] : timeline.messages.map((message) => message.message_id));
  const confirmed = outbox.flatMap((item) =>
    item.message && !held.has(item.message.message_id) ? [item.message] : [],
  );
  const all = confirmed.length === 0 ? timeline.messages : [...timeline.messages, ...confirmed].sort(byId);
  const items = itemsOf(all, outbox, me);
  const entries = all.map((original, index) => {
    const item = items.get(original.message_id);
    const change = changes.get(original.message_id);
    const message = changed(original, change, me.id);
    return {
      key: item?.key ?? message.message_id,
      fromUser: message.from_user,
      fromName: message.from_name,
      body: message.body,
      at: message.sent_at,
      state: item?.state ?? ('sent' as const),
      error: item?.error,
      waitsUntil: item?.waitsUntil,
      replyTo: message.reply_to ?? null,
      message,
      isChanging: change !== undefined && change.kind !== 'react',
      mine: message.from_user === me.id,
      gapBefore: index > 0 && timeline.holes.has(message.message_id),
    };
  });
  const joined = new Set(items.values());
  return [...entries, ...outbox.filter((item) => !joined.has(item)).map((item) => waiting(item, me))];
}

/**
 * What was written here, by the id of its message. One whose answer was lost has none yet, though its message may have
 * come: that is the first one of the same text since its first attempt, and it tells its state until a retry has
 * brought the answer.
 */
function itemsOf(messages: readonly Message[], outbox: readonly Outgoing[], me: Me): Map<string, Outgoing> {
  const items = new Map(
    outbox.flatMap((item) => (item.message ? [[item.message.message_id, item] as const] : [])),
  );
  for (const item of outbox) {
    const { state, after, body } = item;
    if ((state !== 'sending' && state !== 'failed') || after === undefined) {
      continue;
    }
    const own = messages.find(
      (message) =>
        message.from_user === me.id &&
        message.body === body &&
        !items.has(message.message_id) &&
        (after === null || compareTimeUuids(message.message_id, after) > 0),
    );
    if (own) {
      items.set(own.message_id, item);
    }
  }
  return items;
}

const byId = (a: Message, b: Message) => compareTimeUuids(a.message_id, b.message_id);

function waiting(item: Outgoing, me: Me): Entry {
  const { key, body, state, error, waitsUntil, queuedAt, replyTo } = item;
  return {
    key,
    body,
    state,
    error,
    waitsUntil,
    replyTo: replyTo ?? null,
    at: queuedAt,
    fromUser: me.id,
    fromName: me.username,
    message: null,
    isChanging: false,
    mine: true,
    gapBefore: false,
  };
}

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
