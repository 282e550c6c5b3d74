import type { Chat, Message } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';

/** The service counts no further. */
export const MANY = 100;

export const isAfter = (id: string, other: string | null | undefined) =>
  other == null || compareTimeUuids(id, other) > 0;

/** Counts the messages of others after a read position. */
export function countUnread(
  messages: readonly Message[],
  readId: string | null | undefined,
  me: string,
): number {
  const unread = messages.filter(
    ({ message_id, from_user, deleted_at }) => from_user !== me && !deleted_at && isAfter(message_id, readId),
  );
  return Math.min(MANY, unread.length);
}

/**
 * The count after a snapshot: from the tail if it reaches back to the read position, else the known count plus what
 * came since. Null where the tail doesn't even reach back to what was known: the service has to count.
 */
export function unreadInTail(
  held: Chat | undefined,
  tail: readonly Message[],
  previousId: string | null,
  me: string,
): number | null {
  const reachesTo = (id: string | null | undefined) =>
    previousId === null || (id != null && (id === previousId || isAfter(id, previousId)));
  if (tail.length === 0) {
    return held?.unread ?? 0;
  }
  const newest = held?.last_message?.message_id;
  if (
    held !== undefined &&
    newest !== undefined &&
    newest !== tail.at(-1)!.message_id &&
    isAfter(newest, tail.at(-1)!.message_id)
  ) {
    return held.unread; // an old snapshot
  }
  if (reachesTo(held?.read_id)) {
    return countUnread(tail, held?.read_id, me);
  }
  const last = held?.last_message?.message_id;
  if (held === undefined || !reachesTo(last)) {
    return null;
  }
  return Math.min(MANY, held.unread + countUnread(tail, last, me));
}
