import { Problem } from '@/shared/api/problem';
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
    save: (chatId, { key, body, replyTo, queuedAt, state, error }) =>
      attempt(undefined, () => {
        const refusal = state === 'refused' && error instanceof Problem ? refusalOf(error) : undefined;
        storage.setItem(
          prefix + key,
          JSON.stringify({ chatId, item: { key, body, replyTo, queuedAt }, refusal }),
        );
      }),
    drop: (key) => attempt(undefined, () => storage.removeItem(prefix + key)),
  };
}

/** Deletes a user's drafts and unsent messages from this device. */
export function clearUnsent(userId: string, storage: Storage = localStorage): void {
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

/** Why the service refused a message; kept for the display after a reload. */
interface Refusal {
  readonly status: number;
  readonly type?: string;
}

const refusalOf = ({ status, type }: Problem): Refusal => ({ status, type });

interface Stored {
  readonly chatId?: unknown;
  readonly item?: Partial<Outgoing>;
  readonly refusal?: Refusal;
}

function read(text: string | null): { chatId: string; item: Outgoing }[] {
  const { chatId, item, refusal } = (JSON.parse(text ?? '{}') ?? {}) as Stored;
  const { key, body, replyTo = null, queuedAt } = item ?? {};
  return [chatId, key, body, queuedAt].every((one) => typeof one === 'string')
    ? [
        {
          chatId: chatId as string,
          item: { key: key!, body: body!, queuedAt: queuedAt!, replyTo, ...stateOf(refusal) },
        },
      ]
    : [];
}

const stateOf = (refusal?: Refusal): Pick<Outgoing, 'state' | 'error'> =>
  refusal === undefined
    ? { state: 'sending' }
    : { state: 'refused', error: new Problem(refusal.status, undefined, [], undefined, refusal.type) };
