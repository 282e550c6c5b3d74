import { createStore, type Store, type Stores } from '@/shared/store';
import { attempt } from '../outbox/unsent';

/** What is being written in a chat. */
export interface Draft {
  readonly text: string;
  /** The message that it answers. */
  readonly replyTo: string | null;
  /** The message of one's own that it changes. */
  readonly editing: string | null;
  /** The text that waits while another message is edited. */
  readonly kept: string;
}

export const emptyDraft: Draft = { text: '', replyTo: null, editing: null, kept: '' };

export interface Drafts extends Stores<Draft> {
  /** Replaces a draft that was sent, unless another tab has changed it meanwhile: then that one stays. */
  replaceSent(chatId: string, sent: Draft, next: Draft): void;
  /** Reads what another tab has stored under a key of the storage, or under all keys with null. */
  refresh(key: string | null): void;
}

/**
 * Drafts are kept on the device, so that neither a reload nor the end of a session loses one. All tabs share them: each
 * keystroke is stored at once, and `storage` events bring it to the other tabs.
 */
export function draftsOf(userId: string, storage: Storage = localStorage): Drafts {
  const prefix = `rivulet.draft.${userId}.`;
  /** What this tab shows. */
  const shown = new Map<string, Store<Draft>>();
  const stored = (chatId: string, otherwise: Draft) =>
    attempt(otherwise, () => read(storage.getItem(prefix + chatId)));

  const shownIn = (chatId: string): Store<Draft> => {
    const store = shown.get(chatId) ?? createStore(stored(chatId, emptyDraft));
    shown.set(chatId, store);
    return store;
  };
  const of = (chatId: string): Store<Draft> => {
    const store = shownIn(chatId);
    return {
      ...store,
      set(draft) {
        attempt(undefined, () => keep(storage, prefix + chatId, draft));
        store.set(draft);
      },
    };
  };
  return {
    of: cached(of),
    keys: () => shown.keys(),
    replaceSent(chatId, sent, next) {
      // Keystrokes of another tab are in the storage before this tab gets their event.
      const now = stored(chatId, sent);
      if (now.text === sent.text) of(chatId).set(next);
      else shownIn(chatId).set(now);
    },
    refresh(key) {
      for (const [chatId, store] of shown) {
        if (key === null || key === prefix + chatId) store.set(stored(chatId, store.get()));
      }
    },
  };
}

/** Stores must keep their identity: components subscribe to them. */
function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

const isEmpty = ({ text, kept, replyTo }: Draft) => text === '' && kept === '' && replyTo === null;

function keep(storage: Storage, key: string, draft: Draft): void {
  if (isEmpty(draft)) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(draft));
}

function read(text: string | null): Draft {
  const draft = { ...emptyDraft, ...(JSON.parse(text ?? '{}') as Partial<Draft>) };
  return typeof draft.text === 'string' && typeof draft.kept === 'string' ? draft : emptyDraft;
}
