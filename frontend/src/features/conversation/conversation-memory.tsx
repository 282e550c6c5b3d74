'use client';

import { createContext, use, type ReactNode } from 'react';
import type { Outbox } from './outbox';

/** Where somebody was in a chat they left: the first row on screen, and the newest they had seen. */
export interface Place {
  readonly top: string;
  readonly seen: string;
}

/** What a conversation keeps while another one is open. It lives as long as the session. */
export interface ConversationMemory {
  readonly outbox: Outbox;
  readonly drafts: Map<string, string>;
  /** Nothing for a chat that was left at its end. */
  readonly places: Map<string, Place>;
}

const Context = createContext<ConversationMemory | null>(null);

export function ConversationMemoryProvider({
  memory,
  children,
}: {
  memory: ConversationMemory;
  children: ReactNode;
}) {
  return <Context value={memory}>{children}</Context>;
}

export function useConversationMemory(): ConversationMemory {
  const memory = use(Context);
  if (memory === null) {
    throw new Error('ConversationMemoryProvider is missing.');
  }
  return memory;
}
