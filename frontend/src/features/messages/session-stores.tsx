'use client';

import { createContext, use, type ReactNode } from 'react';
import type { Stores } from '@/shared/store';
import { emptyDraft, type Drafts } from './composer/drafts';
import type { PendingChanges } from './message/pending-changes';
import type { Outbox } from './outbox/outbox';

/** The scroll position in a chat: the first row on screen, and the newest seen one. */
export interface Place {
  readonly top: string;
  readonly seen: string;
}

/** State of all chats that outlives switching between them; it ends with the session. */
export interface SessionStores {
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  /** Nothing for a chat that was left at its end. */
  readonly places: Map<string, Place>;
  /** Pending edits, deletions and reactions, by chat. */
  readonly changes: Stores<PendingChanges>;
}

/** Takes a refused message out of the chat; its text may be mended where nothing else is being written. */
export function withdraw({ outbox, drafts }: SessionStores, chatId: string, key: string): void {
  const body = outbox.remove(chatId, key);
  const draft = drafts.of(chatId);
  if (body !== null && draft.get().text === '') {
    draft.set({ ...emptyDraft, text: body });
  }
}

const Context = createContext<SessionStores | null>(null);

export function SessionStoresProvider({ stores, children }: { stores: SessionStores; children: ReactNode }) {
  return <Context value={stores}>{children}</Context>;
}

export function useSessionStores(): SessionStores {
  const stores = use(Context);
  if (stores === null) {
    throw new Error('ConversationMemoryProvider is missing.');
  }
  return stores;
}
