'use client';

import { Direction } from 'radix-ui';
import type { ReactNode } from 'react';

/** Reverses the arrow keys of menus and tabs in right-to-left languages. */
export function DirectionProvider({
  direction,
  children,
}: {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}) {
  return <Direction.Provider dir={direction}>{children}</Direction.Provider>;
}
