'use client';

import { createContext, use, type ReactNode } from 'react';
import { createStore, createStores, useStore, type Store, type Stores } from '@/shared/store';

/** Clients repeat the signal every 3 s while their user types. */
const TYPING_MS = 5_000;

/** What is true for a moment only, and stored nowhere: who is online, and who types where. */
export interface Signals {
  readonly online: Store<ReadonlySet<string>>;
  /** By chat. */
  readonly typing: Stores<readonly string[]>;
  setOnline(userId: string, online: boolean): void;
  forgetPresence(): void;
  noteTyping(chatId: string, userId: string): void;
  /** Their message is there. */
  endTyping(chatId: string, userId: string): void;
}

const NOBODY: ReadonlySet<string> = new Set();
const NONE: readonly string[] = [];

export function createSignals(): Signals {
  const online = createStore(NOBODY);
  const typing = createStores(NONE);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const endTyping = (chatId: string, userId: string) => {
    const store = typing.of(chatId);
    clearTimeout(timers.get(chatId + userId));
    if (store.get().includes(userId)) store.set(store.get().filter((other) => other !== userId));
  };
  return {
    online,
    typing,
    setOnline(userId, isOnline) {
      if (online.get().has(userId) !== isOnline) {
        const next = new Set(online.get());
        if (isOnline) next.add(userId);
        else next.delete(userId);
        online.set(next);
      }
    },
    forgetPresence: () => online.set(NOBODY),
    noteTyping(chatId, userId) {
      const store = typing.of(chatId);
      clearTimeout(timers.get(chatId + userId));
      timers.set(
        chatId + userId,
        setTimeout(() => endTyping(chatId, userId), TYPING_MS),
      );
      if (!store.get().includes(userId)) store.set([...store.get(), userId]);
    },
    endTyping,
  };
}

const Context = createContext<Signals | null>(null);

export function SignalsProvider({ signals, children }: { signals: Signals; children: ReactNode }) {
  return <Context value={signals}>{children}</Context>;
}

function useSignals(): Signals {
  const signals = use(Context);
  if (signals === null) {
    throw new Error('SignalsProvider is missing.');
  }
  return signals;
}

export const useIsOnline = (userId: string | null) => {
  const online = useStore(useSignals().online, NOBODY);
  return userId !== null && online.has(userId);
};

export const useTyping = (chatId: string) => useStore(useSignals().typing.of(chatId), NONE);
