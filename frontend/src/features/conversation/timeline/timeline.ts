import type { Message, MessagePage } from '@/shared/api/model';
import { at, isAfter, merge, position } from './ids';

/**
 * What is known of a chat: messages in the chat's order, the holes in that knowledge, and how far it may be outdated.
 * A hole at an id says that messages just before that one may be missing. The first message has one for as long as
 * older pages are to come.
 */
export interface Timeline {
  /** False until a page or a snapshot has said what there is. */
  readonly isLoaded: boolean;
  readonly messages: readonly Message[];
  readonly holes: ReadonlySet<string>;
  /** What is before this id, or all of it at {@link END}, may have changed without our hearing; null: nothing. */
  readonly doubt: string | null;
  /** Counts the doubts that arose: a page that was asked for before the last of them settles none. */
  readonly doubts: number;
  /** The last `late_seq` taken in, null before the first. */
  readonly lateSeq: number | null;
  /** Changes that came by themselves lately: they mend a page that was asked for before them and comes after them. */
  readonly recent: readonly Message[];
}

/** A late message or change, as the ring document numbers them. */
export interface Late {
  readonly seq: number;
  readonly message: Message;
}

/**
 * The end of a chat as its ring document holds it: nothing lies between `previousId` and the newest that isn't here.
 */
export interface Tail {
  readonly messages: readonly Message[];
  /** The id just before the first message, null where the chat begins. */
  readonly previousId: string | null;
  /** What came late or changed before the tail; oldest first, without a gap in `seq`. */
  readonly late: readonly Late[];
  /** The last seq given out, null where nothing is numbered. */
  readonly lateSeq: number | null;
}

/** After every id that there is. */
export const END = 'ffffffff-ffff-1fff-7f7f-7f7f7f7f7f7f';

/** As many changes as can be under way while a page is. */
const RECENT = 200;

export const emptyTimeline: Timeline = {
  isLoaded: false,
  messages: [],
  holes: new Set(),
  doubt: null,
  doubts: 0,
  lateSeq: null,
  recent: [],
};

/**
 * Takes in a snapshot. Snapshots may come twice, late, or not at all: holes and doubt tell what is still to be read.
 */
export function withTail(before: Timeline, tail: Tail): Timeline {
  const newest = tail.messages.at(-1);
  if (newest === undefined) {
    return before;
  }
  const timeline = withLate(before, tail);
  if (isRefuted(tail, timeline)) {
    return withNews(timeline, tail);
  }
  const messages = merge(timeline.messages, tail.messages);
  const holes = filled(timeline.holes, tail.previousId, newest.message_id);
  const { previousId } = tail;
  if (previousId !== null && at(messages, previousId) === undefined) {
    const next = messages.find((message) => isAfter(message.message_id, previousId));
    holes.add(next!.message_id);
  }
  return { ...timeline, isLoaded: true, messages, holes };
}

/**
 * What a snapshot says of messages before its tail. Where it doesn't go on from what was heard last, whatever is
 * older than the tail is in doubt.
 */
function withLate(before: Timeline, { messages, late, lateSeq }: Tail): Timeline {
  if (lateSeq === null) {
    return before;
  }
  const heard = before.lateSeq;
  const goesOn = heard !== null && (lateSeq <= heard || (late.length > 0 && late[0]!.seq <= heard + 1));
  const timeline = late.reduce((all, { message }) => withMessage(all, message), before);
  const next = { ...timeline, lateSeq: Math.max(lateSeq, heard ?? lateSeq) };
  return goesOn ? next : inDoubt(next, messages[0]!.message_id);
}

/** Takes in one message as it is now: sent, late, or changed. What belongs to pages that aren't here stays out. */
export function withMessage(timeline: Timeline, message: Message): Timeline {
  const { message_id: id } = message;
  const recent = [...timeline.recent, message].slice(-RECENT);
  if (!timeline.isLoaded) {
    return { ...timeline, recent };
  }
  const index = position(timeline.messages, id);
  const follower = timeline.messages[index];
  if (follower?.message_id === id) {
    return { ...timeline, recent, messages: merge(timeline.messages, [message]) };
  }
  if (index === 0 && follower !== undefined && timeline.holes.has(follower.message_id)) {
    return { ...timeline, recent };
  }
  const holes = new Set(timeline.holes);
  if (follower === undefined ? timeline.doubt === END : holes.has(follower.message_id)) {
    holes.add(id);
  }
  return { ...timeline, recent, holes, messages: merge(timeline.messages, [message]) };
}

/** All before the id may be outdated; at {@link END} there may also be newer messages that aren't here. */
export function inDoubt(timeline: Timeline, id: string): Timeline {
  const first = timeline.messages[0];
  if (first === undefined ? id !== END : !isAfter(id, first.message_id)) {
    return { ...timeline, doubts: timeline.doubts + 1 };
  }
  const doubt = timeline.doubt === null || isAfter(id, timeline.doubt) ? id : timeline.doubt;
  return { ...timeline, doubt, doubts: timeline.doubts + 1 };
}

/**
 * A message is here that the tail leaves out: it is late, or its document was lost and is being built again from the
 * chat's first message on, with what is sent meanwhile at its end.
 */
function isRefuted({ messages, previousId }: Tail, timeline: Timeline): boolean {
  const said = new Set(messages.map((message) => message.message_id));
  const from = previousId === null ? 0 : position(timeline.messages, previousId);
  return timeline.messages
    .slice(from)
    .some(({ message_id }) => !said.has(message_id) && message_id !== previousId);
}

/** Of a tail that can't be believed: what changed of messages that are here, and what is newer than all of them. */
function withNews(timeline: Timeline, tail: Tail): Timeline {
  const newest = timeline.messages.at(-1)!.message_id;
  const known = tail.messages.filter(({ message_id }) => at(timeline.messages, message_id) !== undefined);
  const news = tail.messages.filter((message) => isAfter(message.message_id, newest));
  const messages = merge(timeline.messages, known);
  return news.length === 0
    ? { ...timeline, messages }
    : {
        ...timeline,
        messages: [...messages, ...news],
        holes: new Set(timeline.holes).add(news[0]!.message_id),
      };
}

/**
 * Takes in a page of history: that before the message `before`, or the newest one.
 *
 * @param asked the count of doubts when the page was asked for
 */
export function withPage(
  timeline: Timeline,
  page: MessagePage,
  before: string | null,
  asked: number,
): Timeline {
  const read = withPageAlone(timeline, page, before);
  const settled = asked === timeline.doubts ? settle(read, page, before) : inDoubt(read, before ?? END);
  return timeline.recent.reduce((all, message) => mended(all, message), settled);
}

function withPageAlone(timeline: Timeline, page: MessagePage, before: string | null): Timeline {
  const oldest = page.messages.at(-1)?.message_id;
  const until = before ?? page.messages[0]?.message_id;
  if (until === undefined) {
    return { ...timeline, isLoaded: true };
  }
  const isBeginning = oldest === undefined || page.next == null;
  const holes = filled(timeline.holes, isBeginning ? null : oldest, until);
  if (!isBeginning && at(timeline.messages, oldest) === undefined) {
    holes.add(oldest);
  }
  return { ...timeline, isLoaded: true, messages: merge(timeline.messages, page.messages), holes };
}

/** What the page brought is as it is now. */
function settle(timeline: Timeline, page: MessagePage, before: string | null): Timeline {
  const { doubt, messages } = timeline;
  if (doubt === null || isAfter(doubt, before ?? END)) {
    return timeline;
  }
  const oldest = page.next == null ? undefined : page.messages.at(-1)?.message_id;
  const isAll = oldest === undefined || !isAfter(oldest, messages[0]!.message_id);
  return { ...timeline, doubt: isAll ? null : isAfter(doubt, oldest) ? oldest : doubt };
}

/** A page may be older than what came by itself while it was under way. */
function mended(timeline: Timeline, message: Message): Timeline {
  const { recent } = timeline;
  return { ...withMessage(timeline, message), recent };
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

/**
 * Gives up what lies before a hole that is too large to fill: older pages bring it back when somebody scrolls there.
 */
export function fromHole(timeline: Timeline, hole: string): Timeline {
  return timeline.holes.has(hole) ? from(timeline, hole) : timeline;
}

/** Gives up what lies before a message: older pages bring it back. */
export function from(timeline: Timeline, id: string): Timeline {
  const { doubt } = timeline;
  return {
    ...timeline,
    messages: timeline.messages.slice(position(timeline.messages, id)),
    holes: new Set([...timeline.holes].filter((other) => !isAfter(id, other))).add(id),
    doubt: doubt !== null && isAfter(doubt, id) ? doubt : null,
  };
}

/** The holes that remain when everything after `from` and up to `to` is known. */
function filled(holes: ReadonlySet<string>, from: string | null, to: string): Set<string> {
  return new Set([...holes].filter((hole) => isAfter(hole, to) || (from !== null && !isAfter(hole, from))));
}
