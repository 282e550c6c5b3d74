import type { KeyboardEvent } from 'react';

/** Up and down walk from the search box through the list below it and back. */
export function walkList(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li > a, li > button')];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}
