import { useSyncExternalStore } from 'react';

/** A value of the browser (not of a server) that components may watch. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) {
        return;
      }
      value = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Stores<T> {
  /** The key's own store, made when it is first asked for. */
  of(key: string): Store<T>;
  keys(): Iterable<string>;
}

export function createStores<T>(initial: T): Stores<T> {
  const stores = new Map<string, Store<T>>();
  return {
    of(key) {
      const store = stores.get(key) ?? createStore(initial);
      stores.set(key, store);
      return store;
    },
    keys: () => stores.keys(),
  };
}

/** The first value is what the server renders and the browser hydrates: it may not depend on the browser. */
export function useStore<T>(store: Store<T>, onServer: T): T {
  return useSyncExternalStore(store.subscribe, store.get, () => onServer);
}
