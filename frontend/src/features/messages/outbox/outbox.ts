import type { Message } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { backoffMs, isPassing } from '@/shared/backoff';
import { randomId } from '@/shared/random-id';
import { createStores, type Store } from '@/shared/store';

/** How long a service may be unavailable before a message counts as failed. */
const PATIENCE_MS = 60_000;
const LONGEST_RETRY_MS = 15_000;

export interface Outgoing {
  /** Stays the same through every attempt, so that the service can tell a retry from a second message. */
  readonly key: string;
  readonly body: string;
  /** The message that it answers. */
  readonly replyTo?: string | null;
  readonly queuedAt: string;
  /**
   * A failed message is retried by itself and holds up those behind it. A refused one stays as it is, also over a
   * reload, until its writer retries or removes it: it must not be sent unexpectedly when a block has ended.
   */
  readonly state: 'sending' | 'sent' | 'failed' | 'refused';
  /** The newest message that was here at the first attempt, null for none; absent before, or where it isn't known. */
  readonly after?: string | null;
  /** The acknowledged message; its id decides where it stands. */
  readonly message?: Message;
  readonly error?: unknown;
  /** When it is tried again by itself, in milliseconds since 1970. */
  readonly waitsUntil?: number;
}

export type Post = (chatId: string, item: Pick<Outgoing, 'body' | 'key' | 'replyTo'>) => Promise<Message>;

/** What was written and isn't acknowledged, on the device: it survives a reload. */
export interface Unsent {
  load(): readonly { readonly chatId: string; readonly item: Outgoing }[];
  save(chatId: string, item: Outgoing): void;
  drop(key: string): void;
}

interface Surroundings {
  readonly onSent?: (message: Message) => void;
  /** The newest message of a chat that is here, null for none; undefined where nothing is known of the chat. */
  readonly newestIn?: (chatId: string) => string | null | undefined;
  readonly unsent?: Unsent;
}

const NONE: readonly Outgoing[] = [];

/**
 * Messages written here, from the moment of pressing Enter. Each chat sends one message at a time, so they
 * arrive in the order they were written: those behind one that can't be sent yet wait with it.
 */
export class Outbox {
  private readonly chats = createStores(NONE);
  private readonly busy = new Set<string>();
  /** Ends the pause between two attempts. */
  private readonly wake = new Map<string, () => void>();

  constructor(
    private readonly post: Post,
    private readonly surroundings: Surroundings = {},
  ) {}

  of(chatId: string): Store<readonly Outgoing[]> {
    return this.chats.of(chatId);
  }

  /** Takes up what an earlier visit left, with the keys it had: what did arrive then doesn't arrive twice. */
  takeUp(): void {
    const left = this.surroundings.unsent?.load() ?? [];
    for (const { chatId, item } of left) {
      const chat = this.of(chatId);
      if (!chat.get().some(({ key }) => key === item.key))
        chat.set([...chat.get(), item.state === 'refused' ? item : { ...item, state: 'sending' }]);
    }
    new Set(left.map(({ chatId }) => chatId)).forEach((chatId) => void this.work(chatId));
  }

  send(chatId: string, body: string, replyTo: string | null = null): void {
    const chat = this.of(chatId);
    const queuedAt = new Date().toISOString();
    const item: Outgoing = { key: randomId(), body, replyTo, queuedAt, state: 'sending' };
    this.surroundings.unsent?.save(chatId, item);
    chat.set([...chat.get(), item]);
    void this.work(chatId);
  }

  /** Retries what has failed, and the refused message of this key. */
  retry(chatId: string, refusedKey?: string): void {
    const chat = this.of(chatId);
    const isRetried = ({ state, key }: Outgoing) =>
      state === 'failed' || (state === 'refused' && key === refusedKey);
    chat.set(
      chat.get().map((item) => {
        if (!isRetried(item)) return item;
        const retried: Outgoing = { ...item, state: 'sending', error: undefined };
        this.surroundings.unsent?.save(chatId, retried);
        return retried;
      }),
    );
    this.wake.get(chatId)?.();
    void this.work(chatId);
  }

  retryAll(): void {
    for (const chatId of this.chats.keys()) {
      this.retry(chatId);
    }
  }

  /** Removes a refused message and returns its text. */
  remove(chatId: string, key: string): string | null {
    const chat = this.of(chatId);
    const refused = chat.get().find((item) => item.key === key && item.state === 'refused');
    chat.set(chat.get().filter((item) => item !== refused));
    this.surroundings.unsent?.drop(key);
    return refused?.body ?? null;
  }

  private async work(chatId: string): Promise<void> {
    if (this.busy.has(chatId)) {
      return;
    }
    this.busy.add(chatId);
    for (let next; (next = nextOf(this.of(chatId).get())) !== undefined;) {
      await this.deliver(chatId, next);
    }
    this.busy.delete(chatId);
  }

  /** Tries until the message is sent, refused, or has failed for too long. */
  private async deliver(chatId: string, item: Outgoing): Promise<void> {
    const { key, after } = item;
    const giveUpAt = Date.now() + PATIENCE_MS;
    this.change(chatId, key, { after: after === undefined ? this.surroundings.newestIn?.(chatId) : after });
    for (let failures = 0; ; failures++) {
      try {
        const message = await this.post(chatId, item);
        this.change(chatId, key, { state: 'sent', message, error: undefined, waitsUntil: undefined });
        this.surroundings.unsent?.drop(key);
        this.surroundings.onSent?.(message);
        return;
      } catch (error) {
        const pause = backoffMs(failures, LONGEST_RETRY_MS, error);
        if (!isPassing(error) || Date.now() + pause > giveUpAt) {
          const state = isRefusal(error) ? 'refused' : 'failed';
          this.change(chatId, key, { state, error, waitsUntil: undefined });
          if (state === 'refused') this.surroundings.unsent?.save(chatId, { ...item, state, error });
          return;
        }
        this.change(chatId, key, { error, waitsUntil: Date.now() + pause });
        await this.pause(chatId, pause);
      }
    }
  }

  private async pause(chatId: string, ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake.set(chatId, () => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.wake.delete(chatId);
  }

  private change(chatId: string, key: string, to: Partial<Outgoing>): void {
    const chat = this.of(chatId);
    chat.set(chat.get().map((item) => (item.key === key ? { ...item, ...to } : item)));
  }
}

/** The one whose turn it is: none behind one that failed. */
function nextOf(items: readonly Outgoing[]): Outgoing | undefined {
  const next = items.find(({ state }) => state === 'sending' || state === 'failed');
  return next?.state === 'sending' ? next : undefined;
}

/** Trying again changes nothing, unlike with a session that has ended or a fault of the page's own. */
const isRefusal = (error: unknown) =>
  error instanceof Problem && error.status >= 400 && error.status !== 401 && !error.isPassing;
