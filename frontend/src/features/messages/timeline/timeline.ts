import type { Message, MessagePage } from '@/shared/api/model';
import { at, isAfter, merge, position } from './ids';

/**
 * What is known of a chat: messages in the chat's order, the gaps between them, and which may be outdated.
 * A gap at an id means that messages just before it may be missing. The first message has one for as long as
 * older pages are to come.
 */
export interface Timeline {
  /** False until a page or a snapshot has arrived. */
  readonly isLoaded: boolean;
  readonly messages: readonly Message[];
  readonly gaps: ReadonlySet<string>;
  /** Messages before this id may be outdated: all at {@link END}, none at null. */
  readonly stale: string | null;
  /** Counts how often messages became stale: a page that was requested before the last time refreshes none. */
  readonly staleCount: number;
  /** The last `late_seq` taken in, null before the first. */
  readonly lateSeq: number | null;
  /** Recent live updates: they are applied again to a page that was requested before and arrives after them. */
  readonly recent: readonly Message[];
}

/** A late message or change with its number in the chat document. */
export interface Late {
  readonly seq: number;
  readonly message: Message;
}

/** The end of a chat in its chat document: every message between `previousId` and the newest. */
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

/** As many changes as may arrive during the request for a page. */
const RECENT = 200;

export const emptyTimeline: Timeline = {
  isLoaded: false,
  messages: [],
  gaps: new Set(),
  stale: null,
  staleCount: 0,
  lateSeq: null,
  recent: [],
};

/**
 * Merges a snapshot. Snapshots may come twice, late, or not at all: gaps and staleness say what is still to be read.
 */
export function withTail(before: Timeline, tail: Tail): Timeline {
  const newest = tail.messages.at(-1);
  if (newest === undefined) {
    return before;
  }
  const timeline = withLate(before, tail);
  if (isContradicted(tail, timeline)) {
    return withNewer(timeline, tail);
  }
  const messages = merge(timeline.messages, tail.messages);
  const gaps = filled(timeline.gaps, tail.previousId, newest.message_id);
  const { previousId } = tail;
  if (previousId !== null && at(messages, previousId) === undefined) {
    const next = messages.find((message) => isAfter(message.message_id, previousId));
    gaps.add(next!.message_id);
  }
  return { ...timeline, isLoaded: true, messages, gaps };
}

/**
 * Applies a snapshot's changes of messages before its tail. If their numbers don't continue those of the last snapshot,
 * everything before the tail becomes stale.
 */
function withLate(before: Timeline, { messages, late, lateSeq }: Tail): Timeline {
  if (lateSeq === null) {
    return before;
  }
  const heard = before.lateSeq;
  const isContinuous = heard !== null && (lateSeq <= heard || (late.length > 0 && late[0]!.seq <= heard + 1));
  const timeline = late.reduce((all, { message }) => withMessage(all, message), before);
  const next = { ...timeline, lateSeq: Math.max(lateSeq, heard ?? lateSeq) };
  return isContinuous ? next : markStale(next, messages[0]!.message_id);
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
  if (index === 0 && follower !== undefined && timeline.gaps.has(follower.message_id)) {
    return { ...timeline, recent };
  }
  const gaps = new Set(timeline.gaps);
  if (follower === undefined ? timeline.stale === END : gaps.has(follower.message_id)) {
    gaps.add(id);
  }
  return { ...timeline, recent, gaps, messages: merge(timeline.messages, [message]) };
}

/** All before the id may be outdated; at {@link END} there may also be newer messages that aren't here. */
export function markStale(timeline: Timeline, id: string): Timeline {
  const first = timeline.messages[0];
  if (first === undefined ? id !== END : !isAfter(id, first.message_id)) {
    return { ...timeline, staleCount: timeline.staleCount + 1 };
  }
  const stale = timeline.stale === null || isAfter(id, timeline.stale) ? id : timeline.stale;
  return { ...timeline, stale, staleCount: timeline.staleCount + 1 };
}

/**
 * A message is here that the tail leaves out: it is late, or its document was lost and is being built again from the
 * chat's first message on, with what is sent meanwhile at its end.
 */
function isContradicted({ messages, previousId }: Tail, timeline: Timeline): boolean {
  const said = new Set(messages.map((message) => message.message_id));
  const from = previousId === null ? 0 : position(timeline.messages, previousId);
  return timeline.messages
    .slice(from)
    .some(({ message_id }) => !said.has(message_id) && message_id !== previousId);
}

/** Of a tail that can't be believed: what changed of messages that are here, and what is newer than all of them. */
function withNewer(timeline: Timeline, tail: Tail): Timeline {
  const newest = timeline.messages.at(-1)!.message_id;
  const known = tail.messages.filter(({ message_id }) => at(timeline.messages, message_id) !== undefined);
  const newer = tail.messages.filter((message) => isAfter(message.message_id, newest));
  const messages = merge(timeline.messages, known);
  return newer.length === 0
    ? { ...timeline, messages }
    : {
        ...timeline,
        messages: [...messages, ...newer],
        gaps: new Set(timeline.gaps).add(newer[0]!.message_id),
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
  const settled =
    asked === timeline.staleCount ? withFresh(read, page, before) : markStale(read, before ?? END);
  return timeline.recent.reduce((all, message) => mended(all, message), settled);
}

function withPageAlone(timeline: Timeline, page: MessagePage, before: string | null): Timeline {
  const oldest = page.messages.at(-1)?.message_id;
  const until = before ?? page.messages[0]?.message_id;
  if (until === undefined) {
    return { ...timeline, isLoaded: true };
  }
  const isBeginning = oldest === undefined || page.next == null;
  const gaps = filled(timeline.gaps, isBeginning ? null : oldest, until);
  if (!isBeginning && at(timeline.messages, oldest) === undefined) {
    gaps.add(oldest);
  }
  return { ...timeline, isLoaded: true, messages: merge(timeline.messages, page.messages), gaps };
}

/** What the page brought is as it is now. */
function withFresh(timeline: Timeline, page: MessagePage, before: string | null): Timeline {
  const { stale, messages } = timeline;
  if (stale === null || isAfter(stale, before ?? END)) {
    return timeline;
  }
  const oldest = page.next == null ? undefined : page.messages.at(-1)?.message_id;
  const isAll = oldest === undefined || !isAfter(oldest, messages[0]!.message_id);
  return { ...timeline, stale: isAll ? null : isAfter(stale, oldest) ? oldest : stale };
}

/** A page may be older than live updates that came during its request. */
function mended(timeline: Timeline, message: Message): Timeline {
  const { recent } = timeline;
  return { ...withMessage(timeline, message), recent };
}

/** Where the next older page starts, null when the beginning is here (or nothing is). */
export function olderThan(timeline: Timeline): string | null {
  const first = timeline.messages[0]?.message_id;
  return first !== undefined && timeline.gaps.has(first) ? first : null;
}

/** The newest gap between loaded messages; it is filled automatically. */
export function innerGap(timeline: Timeline): string | null {
  return (
    timeline.messages.findLast(({ message_id }, index) => index > 0 && timeline.gaps.has(message_id))
      ?.message_id ?? null
  );
}

/**
 * Drops the messages before a gap that is too large to fill; scrolling loads them again.
 */
export function fromGap(timeline: Timeline, gap: string): Timeline {
  return timeline.gaps.has(gap) ? from(timeline, gap) : timeline;
}

/** Gives up what lies before a message: older pages bring it back. */
export function from(timeline: Timeline, id: string): Timeline {
  const { stale } = timeline;
  return {
    ...timeline,
    messages: timeline.messages.slice(position(timeline.messages, id)),
    gaps: new Set([...timeline.gaps].filter((other) => !isAfter(id, other))).add(id),
    stale: stale !== null && isAfter(stale, id) ? stale : null,
  };
}

/** The gaps that remain when everything after `from` and up to `to` is known. */
function filled(gaps: ReadonlySet<string>, from: string | null, to: string): Set<string> {
  return new Set([...gaps].filter((gap) => isAfter(gap, to) || (from !== null && !isAfter(gap, from))));
}
