'use client';

import { Direction } from 'radix-ui';
import type { ReactNode } from 'react';

/** Menus and tabs walk the other way round where the page is read from the right. */
export function DirectionProvider({
  direction,
  children,
}: {
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}) {
  return <Direction.Provider dir={direction}>{children}</Direction.Provider>;
}
