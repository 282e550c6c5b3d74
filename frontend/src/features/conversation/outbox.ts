import type { Message } from '@/shared/api/model';
import { randomId } from '@/shared/random-id';
import { createStore, type Store } from '@/shared/store';

export interface Outgoing {
  /** Stays the same through every attempt, so that the service can tell a retry from a second message. */
  readonly key: string;
  readonly body: string;
  readonly queuedAt: string;
  readonly state: 'sending' | 'sent' | 'failed';
  /** The acknowledged message; its id decides where it stands. */
  readonly message?: Message;
  readonly error?: unknown;
}

export type Post = (chatId: string, body: string, key: string) => Promise<Message>;

const NONE: readonly Outgoing[] = [];

/**
 * What was written here, from the moment of pressing Enter. One message of a chat is on its way at a time, so they
 * arrive in the order they were written; when one fails, those behind it wait with it for a retry.
 */
export class Outbox {
  private readonly chats = new Map<string, Store<readonly Outgoing[]>>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly post: Post,
    private readonly onSent: (message: Message) => void = () => {},
    private readonly now: () => Date = () => new Date(),
  ) {}

  of(chatId: string): Store<readonly Outgoing[]> {
    let chat = this.chats.get(chatId);
    if (chat === undefined) {
      chat = createStore(NONE);
      this.chats.set(chatId, chat);
    }
    return chat;
  }

  send(chatId: string, body: string): void {
    const chat = this.of(chatId);
    const item: Outgoing = { key: randomId(), body, queuedAt: this.now().toISOString(), state: 'sending' };
    chat.set([...chat.get(), item]);
    void this.work(chatId);
  }

  retry(chatId: string): void {
    const chat = this.of(chatId);
    chat.set(chat.get().map((item) => (item.state === 'failed' ? { ...item, state: 'sending' } : item)));
    void this.work(chatId);
  }

  retryAll(): void {
    for (const chatId of this.chats.keys()) {
      this.retry(chatId);
    }
  }

  private async work(chatId: string): Promise<void> {
    if (this.busy.has(chatId)) {
      return;
    }
    this.busy.add(chatId);
    for (
      let next;
      (next = this.of(chatId)
        .get()
        .find((item) => item.state === 'sending'));
    ) {
      await this.attempt(chatId, next);
    }
    this.busy.delete(chatId);
  }

  private async attempt(chatId: string, { key, body }: Outgoing): Promise<void> {
    try {
      const message = await this.post(chatId, body, key);
      this.change(chatId, (item) =>
        item.key === key ? { ...item, state: 'sent', message, error: undefined } : item,
      );
      this.onSent(message);
    } catch (error) {
      this.change(chatId, (item) => (item.state === 'sending' ? { ...item, state: 'failed', error } : item));
    }
  }

  private change(chatId: string, step: (item: Outgoing) => Outgoing): void {
    const chat = this.of(chatId);
    chat.set(chat.get().map(step));
  }
}
