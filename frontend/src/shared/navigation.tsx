'use client';

import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { isDialogEntry } from './ui/use-close-on-back';

export const chatPath = (chatId: string) => `/chats/${chatId}`;

/**
 * Changes the address without asking the server for a page: the chat screen is already here and reads the chat's id
 * from the address (Next keeps usePathname and useParams in step with the browser's history).
 */
export function goTo(path: string): void {
  // A dialog that leads to another screen leaves no entry behind.
  if (isDialogEntry()) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
}

/** A real link (new tab, copy address), that stays on this screen on a plain click. */
export function ScreenLink({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    event.preventDefault();
    goTo(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
