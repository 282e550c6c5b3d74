import { isSameDay } from '@/shared/format-time';
import type { Message } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';
import type { Outgoing } from './outbox';
import type { Timeline } from './timeline';

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
  readonly startsDay: boolean;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  readonly gapBefore: boolean;
}

type Entry = Omit<Row, 'startsDay' | 'startsGroup' | 'endsGroup'>;
type Me = { readonly id: string; readonly username: string };

/** Joins what came and what was written here; an acknowledged message stands where its id puts it. */
export function rowsOf(timeline: Timeline, outbox: readonly Outgoing[], me: Me): Row[] {
  const entries = join(timeline, outbox, me);
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    return {
      ...entry,
      startsDay: before === undefined || !isSameDay(before.at, entry.at),
      startsGroup: before === undefined || !belong(before, entry),
      endsGroup: after === undefined || !belong(entry, after),
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

function join(timeline: Timeline, outbox: readonly Outgoing[], me: Me): Entry[] {
  const held = new Set(timeline.messages.map((message) => message.message_id));
  const confirmed = outbox.flatMap((item) =>
    item.message && !held.has(item.message.message_id) ? [item.message] : [],
  );
  const all = confirmed.length === 0 ? timeline.messages : [...timeline.messages, ...confirmed].sort(byId);
  const items = itemsOf(all, outbox, me);
  const entries = all.map((message, index) => {
    const item = items.get(message.message_id);
    return {
      key: item?.key ?? message.message_id,
      fromUser: message.from_user,
      fromName: message.from_name,
      body: message.body,
      at: message.sent_at,
      state: item?.state ?? ('sent' as const),
      error: item?.error,
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
  const { key, body, state, error, queuedAt } = item;
  return {
    key,
    body,
    state,
    error,
    at: queuedAt,
    fromUser: me.id,
    fromName: me.username,
    mine: true,
    gapBefore: false,
  };
}

function belong(before: Entry, after: Entry): boolean {
  return (
    before.fromUser === after.fromUser &&
    !after.gapBefore &&
    isSameDay(before.at, after.at) &&
    new Date(after.at).getTime() - new Date(before.at).getTime() < GROUP_MS
  );
}
