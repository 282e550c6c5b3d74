'use client';

import { createContext, use, type ReactNode } from 'react';
import type { Stores } from '@/shared/store';
import { emptyDraft, type Draft } from './composer/drafts';
import type { PendingChanges } from './message/pending-changes';
import type { Outbox } from './outbox/outbox';

/** Where somebody was in a chat they left: the first row on screen, and the newest they had seen. */
export interface Place {
  readonly top: string;
  readonly seen: string;
}

/** What a conversation keeps while another one is open. It lives as long as the session. */
export interface ConversationMemory {
  readonly outbox: Outbox;
  readonly drafts: Stores<Draft>;
  /** Nothing for a chat that was left at its end. */
  readonly places: Map<string, Place>;
  /** Edits, deletions and reactions that are on their way, by chat. */
  readonly changes: Stores<PendingChanges>;
}

/** Takes a refused message out of the chat; its text may be mended where nothing else is being written. */
export function takeBack({ outbox, drafts }: ConversationMemory, chatId: string, key: string): void {
  const body = outbox.remove(chatId, key);
  const draft = drafts.of(chatId);
  if (body !== null && draft.get().text === '') {
    draft.set({ ...emptyDraft, text: body });
  }
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
