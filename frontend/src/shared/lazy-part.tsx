'use client';

import { lazy, Suspense, type ComponentType } from 'react';

const loads = new Set<() => Promise<unknown>>();

/** A part of the screen that nobody sees at first: its code comes after the first paint, or when it is asked for. */
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

/** Brings the rest while nobody waits for it, so that it is there offline, too. */
export function loadParts(): void {
  loads.forEach((load) => void load().catch(() => {}));
}
