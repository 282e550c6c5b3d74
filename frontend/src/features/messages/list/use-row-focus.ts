import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { VirtualizerHandle } from 'virtua';
import { indexOf, type Row } from './rows';

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowUp: (index) => index - 1,
  ArrowDown: (index) => index + 1,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** A row is focused as soon as the list has rendered it, or not at all. */
const FRAMES = 10;

export const rowId = (key: string) => `message-${key}`;

/**
 * Makes the list one Tab stop: arrow keys move between messages, and Tab goes on to the controls of the focused one.
 * From the list itself, the first arrow key goes to the newest message.
 */
export function useRowFocus(rows: readonly Row[], list: RefObject<VirtualizerHandle | null>) {
  const [focused, setFocused] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const index = focused === null ? -1 : indexOf(rows, focused);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    const from = event.target as HTMLElement;
    // Menus are rendered elsewhere in the document, but their events come through here.
    if (
      step === undefined ||
      !event.currentTarget.contains(from) ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    ) {
      return;
    }
    event.preventDefault();
    const next =
      index < 0 ? rows.length - 1 : Math.min(Math.max(step(index, rows.length), 0), rows.length - 1);
    const key = rows[next]?.key ?? null;
    wanted.current = key;
    setFocused(key);
    list.current?.scrollToIndex(next, { align: 'nearest' });
    if (key === focused && key !== null) focusRow(key);
  };

  useEffect(() => {
    if (focused !== null && wanted.current === focused) {
      wanted.current = null;
      return focusRow(focused);
    }
    return undefined;
  }, [focused]);

  const onBlur = useCallback((event: FocusEvent<HTMLElement>) => {
    const to = event.relatedTarget;
    if (to !== null && !event.currentTarget.contains(to) && to.closest('[role=menu]') === null)
      setFocused(null);
  }, []);

  return { focused, focusedIndex: index, onKeyDown, onBlur };
}

function focusRow(key: string): () => void {
  let frame = 0;
  const attempt = (left: number) => {
    const row = document.getElementById(rowId(key));
    if (row !== null) row.focus({ preventScroll: true });
    else if (left > 0) frame = requestAnimationFrame(() => attempt(left - 1));
  };
  attempt(FRAMES);
  return () => cancelAnimationFrame(frame);
}
