import type { Outgoing, Unsent } from './outbox';

/**
 * An entry of its own for each message, so that two tabs don't overwrite what the other one keeps. Both may send it:
 * it has one key, so it arrives once.
 */
export function unsentOf(userId: string, storage: Storage = localStorage): Unsent {
  const prefix = `rivulet.unsent.${userId}.`;
  return {
    load: () =>
      attempt([], () =>
        keysOf(storage, prefix)
          .flatMap((key) => read(storage.getItem(key)))
          .sort((a, b) => a.item.queuedAt.localeCompare(b.item.queuedAt)),
      ),
    save: (chatId, { key, body, replyTo, queuedAt }) =>
      attempt(undefined, () =>
        storage.setItem(prefix + key, JSON.stringify({ chatId, item: { key, body, replyTo, queuedAt } })),
      ),
    drop: (key) => attempt(undefined, () => storage.removeItem(prefix + key)),
  };
}

/** What somebody wrote goes from the device with them. */
export function forgetWriting(userId: string, storage: Storage = localStorage): void {
  attempt(undefined, () =>
    [`rivulet.unsent.${userId}.`, `rivulet.draft.${userId}.`]
      .flatMap((prefix) => keysOf(storage, prefix))
      .forEach((key) => storage.removeItem(key)),
  );
}

export function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );
}

/** Storage may be forbidden or full: then it is as if there were none. */
export function attempt<T>(otherwise: T, task: () => T): T {
  try {
    return task();
  } catch {
    return otherwise;
  }
}

function read(text: string | null): { chatId: string; item: Outgoing }[] {
  const { chatId, item } = (JSON.parse(text ?? '{}') ?? {}) as { chatId?: unknown; item?: Partial<Outgoing> };
  const { key, body, replyTo = null, queuedAt } = item ?? {};
  return [chatId, key, body, queuedAt].every((one) => typeof one === 'string')
    ? [
        {
          chatId: chatId as string,
          item: { key: key!, body: body!, queuedAt: queuedAt!, replyTo, state: 'sending' },
        },
      ]
    : [];
}
