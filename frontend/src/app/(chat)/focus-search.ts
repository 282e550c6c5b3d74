import { goTo } from '@/shared/navigation';

export const SEARCH_ID = 'search';

/** On a phone the box is on the other screen: that comes first. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_ID);
  if (box === null) {
    return;
  }
  if (box.offsetParent === null) {
    goTo('/');
  }
  requestAnimationFrame(() => box.focus());
}
