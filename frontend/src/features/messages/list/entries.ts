import type { Message } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';
import { changed, type PendingChange, type PendingChanges } from '../message/pending-changes';
import type { Outgoing } from '../outbox/outbox';
import type { Timeline } from '../timeline/timeline';

/** A message of the chat: received, or still in the outbox. */
export interface Entry {
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
  /** An edit or deletion is pending. */
  readonly isChanging: boolean;
  readonly gapBefore: boolean;
}

export type Me = { readonly id: string; readonly username: string };

/** All that is to be shown, in its order. */
export function entriesOf(
  timeline: Timeline,
  outbox: readonly Outgoing[],
  me: Me,
  changes: PendingChanges,
): Entry[] {
  const held = new Set(outbox.length === 0 ? [] : timeline.messages.map((message) => message.message_id));
  const confirmed = outbox.flatMap((item) =>
    item.message && !held.has(item.message.message_id) ? [item.message] : [],
  );
  const all = confirmed.length === 0 ? timeline.messages : [...timeline.messages, ...confirmed].sort(byId);
  const items = itemsOf(all, outbox, me);
  const entries = all.map((original, index) => {
    const { message_id: id } = original;
    const gapBefore = index > 0 && timeline.gaps.has(id);
    const item = items.get(id);
    const change = changes.get(id);
    return item || change
      ? { ...entryOf(changed(original, change, me.id), gapBefore, me), ...stateOf(item, change) }
      : keptEntry(original, gapBefore, me);
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

/** An entry that says what it said stays the same object, as its row does. */
const kept = new WeakMap<Message, Entry>();

function keptEntry(message: Message, gapBefore: boolean, me: Me): Entry {
  const before = kept.get(message);
  if (before?.gapBefore === gapBefore && before.mine === (message.from_user === me.id)) {
    return before;
  }
  const entry = entryOf(message, gapBefore, me);
  kept.set(message, entry);
  return entry;
}

const entryOf = (message: Message, gapBefore: boolean, me: Me): Entry => ({
  key: message.message_id,
  fromUser: message.from_user,
  fromName: message.from_name,
  body: message.body,
  at: message.sent_at,
  state: 'sent',
  replyTo: message.reply_to ?? null,
  message,
  isChanging: false,
  mine: message.from_user === me.id,
  gapBefore,
});

/** What is known of a message only where it was written or is being changed. */
const stateOf = (item: Outgoing | undefined, change: PendingChange | undefined) => ({
  ...(item && { key: item.key, state: item.state, error: item.error, waitsUntil: item.waitsUntil }),
  isChanging: change !== undefined && change.kind !== 'react',
});
