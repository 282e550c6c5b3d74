import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useSessionStores } from '../session-stores';
import { indexOf, newAfter, type Row } from './rows';

/** Nearer to the end than this counts as being there. */
const END_PX = 40;

/** Scrolling up fetches the page before, this many screens ahead. */
const AHEAD_SCREENS = 4;

/** Nearer to the beginning than this, it is fetched without another move. */
const TOP_PX = 60;

/** By then rows that just came are measured, and stand where they stay. */
const SETTLED_MS = 120;

interface Options {
  readonly chatId: string;
  readonly rows: readonly Row[];
  /** The key of the row to jump to. */
  readonly target: string | null;
  readonly onNearTop: () => void;
  /** The last row on screen. */
  readonly onSeen: (row: Row) => void;
}

/**
 * The scroll position. The list opens at the first unread message or where it was left, sticks to the end only if it is
 * there, and scrolls to the user's own new messages.
 */
export function useScroll({ chatId, rows, target, onNearTop, onSeen }: Options) {
  const { places } = useSessionStores();
  const list = useRef<VirtualizerHandle>(null);
  const lastOffset = useRef(0);
  const [opening] = useState(() => openingOf(rows, places.get(chatId)));
  /** The newest seen row; null at the end. */
  const [seen, setSeen] = useState<string | null>(opening?.seen ?? null);
  const newest = rows.at(-1);
  const sendingKey = newest?.state === 'sending' ? newest.key : null;

  const toEnd = useCallback(() => {
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length]);

  useLayoutEffect(() => {
    if (opening !== null) {
      list.current?.scrollToIndex(opening.index, { align: 'start' });
    }
  }, [opening]);

  useLayoutEffect(() => {
    if (seen === null) {
      toEnd();
    }
  }, [rows, seen, toEnd]);

  useLayoutEffect(() => {
    if (sendingKey !== null) {
      toEnd();
    }
  }, [sendingKey, toEnd]);

  useLayoutEffect(() => {
    const index = target === null ? -1 : rows.findIndex((row) => row.key === target);
    if (index >= 0) {
      list.current?.scrollToIndex(index, { align: 'center' });
    }
    // Only when the target changes: the user may scroll on from there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [target]);

  const look = useCallback(() => {
    const handle = list.current;
    const last = rows.at(-1);
    if (handle === null || last === undefined || handle.viewportSize === 0) {
      return;
    }
    if (handle.scrollOffset < TOP_PX) {
      onNearTop();
    }
    const bottom = handle.scrollOffset + handle.viewportSize;
    if (handle.scrollSize - bottom <= END_PX) {
      places.delete(chatId);
      setSeen(null);
      onSeen(last);
      return;
    }
    const lowest = rows[handle.findItemIndex(bottom - 12)] ?? last;
    onSeen(lowest);
    setSeen((before) => (before === null ? before : later(rows, before, lowest.key)));
  }, [rows, places, chatId, onSeen, onNearTop]);

  // Reports what arrives at the end of the list, and what is on screen from the start.
  useEffect(() => {
    const timer = setTimeout(look, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [look]);

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (handle === null || newest === undefined) {
      return;
    }
    // Only scrolling up leaves the end: growing rows move it away for a moment, too.
    const up = offset < lastOffset.current;
    lastOffset.current = offset;
    const isAtEnd = handle.scrollSize - offset - handle.viewportSize <= END_PX;
    if (!isAtEnd && (up || seen !== null)) {
      const top = rows[handle.findItemIndex(offset)]?.key ?? newest.key;
      places.set(chatId, { top, seen: seen ?? newest.key });
      setSeen(seen ?? newest.key);
    }
    look();
    if (up && offset < AHEAD_SCREENS * handle.viewportSize) {
      onNearTop();
    }
  };

  const onResize = () => {
    if (seen === null) {
      toEnd();
    }
  };

  const unseen = seen === null ? 0 : newAfter(rows, seen);
  return { list, onScroll, onResize, toEnd, isAtEnd: seen === null, unseen };
}

function openingOf(rows: readonly Row[], place: { top: string; seen: string } | undefined) {
  if (place !== undefined) {
    const index = rows.findIndex((row) => row.key === place.top);
    return index < 0 ? null : { index, seen: place.seen };
  }
  const first = rows.findIndex((row) => row.startsNew);
  // The message before the first unread one stays in sight: it says what those are about.
  return first < 0 ? null : { index: Math.max(0, first - 1), seen: rows[Math.max(0, first - 1)]!.key };
}

function later(rows: readonly Row[], one: string, other: string): string {
  return one === other || indexOf(rows, one) >= indexOf(rows, other) ? one : other;
}
