import { useEffect, useState } from 'react';
import type { Message } from '@/shared/api/model';
import { isAfter } from '../timeline/ids';
import { olderThan, type Timeline } from '../timeline/timeline';

/** With more unread messages than this, the chat opens within them. */
const MOST = 500;

interface Mark {
  readonly readId: string | null;
  readonly unread: number;
}

/**
 * The first message that wasn't read when the chat was opened; undefined while it is still looked for in older pages.
 * Once found it stays, whatever is read meanwhile.
 */
export function useFirstUnread(
  timeline: Timeline | undefined,
  mark: Mark,
  me: string,
  loadOlder: (gap: string) => void,
): string | null | undefined {
  const [start] = useState(mark);
  const [found, setFound] = useState<string | null | undefined>(start.unread === 0 ? null : undefined);
  const now = found === undefined && timeline ? look(timeline, start.readId, me) : found;
  if (found === undefined && now !== undefined && now !== 'older') {
    setFound(now);
  }
  const gap = now === 'older' ? olderThan(timeline!) : null;
  useEffect(() => {
    if (gap !== null) loadOlder(gap);
  }, [gap, loadOlder]);
  return now === 'older' ? undefined : now;
}

function look(timeline: Timeline, readId: string | null, me: string): string | null | undefined | 'older' {
  const { messages, isLoaded } = timeline;
  if (!isLoaded) {
    return undefined;
  }
  const reachesBack = messages[0] && readId !== null && !isAfter(messages[0].message_id, readId);
  if (!reachesBack && olderThan(timeline) !== null && messages.length < MOST) {
    return 'older';
  }
  return messages.find((message) => isUnread(message, readId, me))?.message_id ?? null;
}

const isUnread = ({ message_id, from_user, deleted_at }: Message, readId: string | null, me: string) =>
  from_user !== me && !deleted_at && (readId === null || isAfter(message_id, readId));
