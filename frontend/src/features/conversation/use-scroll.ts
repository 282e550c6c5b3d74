import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useConversationMemory } from './conversation-memory';
import type { Row } from './rows';

/** Nearer to the end than this counts as being there. */
const END_PX = 40;

/** Near enough to the beginning to fetch what comes before it. */
const TOP_PX = 800;

/**
 * Where the list stands. It sticks to the end only for somebody who is there, brings one's own message into view, and
 * comes back to where a chat was left.
 */
export function useScroll(chatId: string, rows: readonly Row[], onNearTop: () => void) {
  const { places } = useConversationMemory();
  const list = useRef<VirtualizerHandle>(null);
  const lastOffset = useRef(0);
  const restored = useRef(false);
  /** The newest row somebody saw before scrolling up; null at the end. */
  const [seen, setSeen] = useState<string | null>(() => places.get(chatId)?.seen ?? null);
  const newest = rows.at(-1);
  const writing = newest?.state === 'sending' ? newest.key : null;

  const toEnd = useCallback(() => {
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length]);

  useLayoutEffect(() => {
    const place = places.get(chatId);
    const index =
      restored.current || place === undefined ? -1 : rows.findIndex((row) => row.key === place.top);
    restored.current = true;
    if (index >= 0) {
      list.current?.scrollToIndex(index, { align: 'start' });
    } else if (seen === null) {
      toEnd();
    }
  }, [places, chatId, rows, seen, toEnd]);

  useLayoutEffect(() => {
    if (writing !== null) {
      toEnd();
    }
  }, [writing, toEnd]);

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (handle === null || newest === undefined) {
      return;
    }
    // Only scrolling up leaves the end: growing rows move it away for a moment, too.
    const up = offset < lastOffset.current;
    lastOffset.current = offset;
    if (handle.scrollSize - offset - handle.viewportSize <= END_PX) {
      places.delete(chatId);
      setSeen(null);
    } else if (up || seen !== null) {
      const top = rows[handle.findItemIndex(offset)]?.key ?? newest.key;
      places.set(chatId, { top, seen: seen ?? newest.key });
      setSeen(seen ?? newest.key);
    }
    if (offset < TOP_PX) {
      onNearTop();
    }
  };

  const onResize = () => {
    if (seen === null) {
      toEnd();
    }
  };

  const unseen = seen === null ? 0 : rows.length - 1 - rows.findIndex((row) => row.key === seen);
  return { list, onScroll, onResize, toEnd, isAtEnd: seen === null, unseen };
}
