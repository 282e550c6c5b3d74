'use client';

import { lazy, Suspense, type ComponentType } from 'react';

const loads = new Set<() => Promise<unknown>>();

/** A part of the screen whose code is loaded after the first paint, or when it is needed. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  loads.add(load);
  return function LazyPart(props: P) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Loads all parts in the background, so that they are there offline, too. */
export function loadParts(): void {
  loads.forEach((load) => void load().catch(() => {}));
}
