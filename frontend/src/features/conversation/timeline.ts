import type { Message, MessagePage } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';

/**
 * What is known of a chat: messages in the chat's order, and the holes in that knowledge. A hole at an id says that
 * messages just before that one may be missing. The first message has one for as long as older pages are to come.
 */
export interface Timeline {
  readonly messages: readonly Message[];
  readonly holes: ReadonlySet<string>;
}

/** The end of a chat as its ring document holds it: nothing lies between `previousId` and the newest that isn't here. */
export interface Tail {
  readonly messages: readonly Message[];
  /** The id just before the first message, null where the chat begins. */
  readonly previousId: string | null;
}

export const emptyTimeline: Timeline = { messages: [], holes: new Set() };

/** Takes in a snapshot. Snapshots may come twice, late, or not at all: the holes tell what is still to be read. */
export function withTail(timeline: Timeline, tail: Tail): Timeline {
  const newest = tail.messages.at(-1);
  if (newest === undefined) {
    return timeline;
  }
  if (isRefuted(tail, timeline)) {
    return withNews(timeline, tail);
  }
  const messages = insert(timeline.messages, tail.messages);
  const holes = filled(timeline.holes, tail.previousId, newest.message_id);
  const { previousId } = tail;
  if (previousId !== null && at(messages, previousId) === undefined) {
    const next = messages.find((message) => isAfter(message.message_id, previousId));
    holes.add(next!.message_id);
  }
  return { messages, holes };
}

/**
 * A message is here that the tail leaves out: it is late, or its document was lost and is being built again from the
 * chat's first message on, with what is sent meanwhile at its end.
 */
function isRefuted({ messages, previousId }: Tail, timeline: Timeline): boolean {
  const said = new Set(messages.map((message) => message.message_id));
  return timeline.messages.some(
    ({ message_id }) => !said.has(message_id) && (previousId === null || isAfter(message_id, previousId)),
  );
}

/** Of a tail that can't be believed: only what is newer than all that is here, and nothing of what lies between. */
function withNews(timeline: Timeline, tail: Tail): Timeline {
  const newest = timeline.messages.at(-1)!.message_id;
  const news = tail.messages.filter((message) => isAfter(message.message_id, newest));
  return news.length === 0
    ? timeline
    : {
        messages: [...timeline.messages, ...news],
        holes: new Set(timeline.holes).add(news[0]!.message_id),
      };
}

/** Takes in a page of history: that before the message `before`, or the newest one. */
export function withPage(timeline: Timeline, page: MessagePage, before: string | null): Timeline {
  const oldest = page.messages.at(-1)?.message_id;
  const until = before ?? page.messages[0]?.message_id;
  if (until === undefined) {
    return timeline;
  }
  const messages = insert(timeline.messages, page.messages);
  if (oldest === undefined || page.next == null) {
    return { messages, holes: filled(timeline.holes, null, until) };
  }
  const holes = filled(timeline.holes, oldest, until);
  if (at(timeline.messages, oldest) === undefined) {
    holes.add(oldest);
  }
  return { messages, holes };
}

/** Where the next older page starts, null when the beginning is here (or nothing is). */
export function olderThan(timeline: Timeline): string | null {
  const first = timeline.messages[0]?.message_id;
  return first !== undefined && timeline.holes.has(first) ? first : null;
}

/** A hole between messages that are here, the newest first: it is filled without being asked for. */
export function innerHole(timeline: Timeline): string | null {
  return (
    timeline.messages.findLast(({ message_id }, index) => index > 0 && timeline.holes.has(message_id))
      ?.message_id ?? null
  );
}

/** Gives up what lies before a hole that is too large to fill: older pages bring it back when somebody scrolls there. */
export function fromHole(timeline: Timeline, hole: string): Timeline {
  return timeline.holes.has(hole)
    ? {
        messages: timeline.messages.slice(position(timeline.messages, hole)),
        holes: new Set([...timeline.holes].filter((other) => !isAfter(hole, other))),
      }
    : timeline;
}

const isAfter = (a: string, b: string) => compareTimeUuids(a, b) > 0;

/** The holes that remain when everything after `from` and up to `to` is known. */
function filled(holes: ReadonlySet<string>, from: string | null, to: string): Set<string> {
  return new Set([...holes].filter((hole) => isAfter(hole, to) || (from !== null && !isAfter(hole, from))));
}

/** Messages are immutable: one that is here already is not replaced. */
function insert(held: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const messages = [...held];
  for (const message of incoming) {
    const index = position(messages, message.message_id);
    if (messages[index]?.message_id !== message.message_id) {
      messages.splice(index, 0, message);
    }
  }
  return messages.length === held.length ? held : messages;
}

function at(messages: readonly Message[], id: string): Message | undefined {
  const found = messages[position(messages, id)];
  return found?.message_id === id ? found : undefined;
}

/** Where the id stands or belongs. */
function position(messages: readonly Message[], id: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(id, messages[middle]!.message_id)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
