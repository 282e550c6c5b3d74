import { z } from 'zod/mini';
import type { Outgoing, Unsent } from './outbox';

const schema = z.object({
  chatId: z.string(),
  item: z.object({
    key: z.string(),
    body: z.string(),
    replyTo: z.optional(z.nullable(z.string())),
    queuedAt: z.string(),
  }),
});

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
  const result = schema.safeParse(JSON.parse(text ?? 'null'));
  return result.success
    ? [{ chatId: result.data.chatId, item: { ...result.data.item, state: 'sending' } }]
    : [];
}
