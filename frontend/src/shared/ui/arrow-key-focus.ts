import type { KeyboardEvent } from 'react';

/** Up and down walk from a search box through the lists below it and back; Enter in the box takes the first found. */
export function arrowKeyFocus(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li > a, li > button')];
  const focused = document.activeElement as HTMLElement;
  if (event.key === 'Enter' && focused instanceof HTMLInputElement) {
    // An input method's Enter only ends its word; and a form must not be sent off by a search.
    if (focused.value.trim() !== '' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      stops[1]?.click();
    }
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = step === undefined ? undefined : stops[stops.indexOf(focused) + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}
