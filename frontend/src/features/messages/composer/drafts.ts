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

/** Drafts stay on the device, so that a reload, or a session that ended, loses none. */
export function draftsOf(userId: string, storage: Storage = localStorage): Stores<Draft> {
  const stores = new Map<string, Store<Draft>>();
  const make = (chatId: string): Store<Draft> => {
    const key = `rivulet.draft.${userId}.${chatId}`;
    const store = createStore(attempt(emptyDraft, () => read(storage.getItem(key))));
    store.subscribe(() => attempt(undefined, () => keep(storage, key, store.get())));
    return store;
  };
  return {
    of(chatId) {
      const store = stores.get(chatId) ?? make(chatId);
      stores.set(chatId, store);
      return store;
    },
    keys: () => stores.keys(),
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
