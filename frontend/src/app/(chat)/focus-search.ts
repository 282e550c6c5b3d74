import { goTo } from '@/shared/navigation';

export const SEARCH_ID = 'search';

/** On a phone the box is on the other screen: that comes first. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_ID);
  if (box === null) {
    return;
  }
  if (box.offsetParent !== null) {
    box.focus(); // at once: the next key is already meant for it
    return;
  }
  goTo('/');
  requestAnimationFrame(() => box.focus());
}
