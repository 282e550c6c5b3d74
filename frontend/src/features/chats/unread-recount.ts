import type { Chat } from '@/shared/api/model';
import { backoffMs } from '@/shared/backoff';

/** Events that come in quick succession cause one request. */
const PAUSE_MS = 400;
const LONGEST_RETRY_MS = 10_000;

/** An answer may have counted a message whose event arrives this much later. */
const OVERLAP_MS = 5_000;

interface Entry {
  /** Counts the events of the chat: an answer that is older than the last of them proves nothing. */
  events: number;
  answeredAt: number;
  failures: number;
  timer?: ReturnType<typeof setTimeout>;
  readonly deletions: Set<string>;
}

/**
 * Asks the service for a chat's unread count where the page can't know it: after deletions, late messages and partial
 * reading. An answer is taken only if nothing happened in the chat during its request.
 */
export class UnreadRecount {
  private readonly entries = new Map<string, Entry>();

  /**
   * @param ask the chat as the service has it; null if the user isn't a member any more
   * @param take returns false where the answer is older than what is known
   */
  constructor(
    private readonly ask: (chatId: string) => Promise<Chat | null>,
    private readonly take: (chat: Chat) => boolean,
  ) {}

  /** Something happened in the chat. Returns whether an answer may have counted it already. */
  note(chatId: string): boolean {
    const entry = this.entryOf(chatId);
    entry.events++;
    return Date.now() - entry.answeredAt < OVERLAP_MS;
  }

  /** A deletion counts once, however often it is reported. */
  isNewDeletion(chatId: string, messageId: string): boolean {
    const { deletions } = this.entryOf(chatId);
    const isNew = !deletions.has(messageId);
    deletions.add(messageId);
    return isNew;
  }

  /** The state before a request for all chats; {@link answered} compares with it. */
  before(): (chatId: string) => number {
    const events = new Map([...this.entries].map(([chatId, entry]) => [chatId, entry.events]));
    return (chatId) => events.get(chatId) ?? 0;
  }

  /** An answer for all chats came: chats in which something happened meanwhile are asked for again. */
  answered(chatIds: readonly string[], before: (chatId: string) => number): void {
    for (const chatId of chatIds) {
      const entry = this.entryOf(chatId);
      entry.answeredAt = Date.now();
      if (entry.events !== before(chatId)) this.schedule(chatId);
    }
  }

  /** The count can't be known here. */
  schedule(chatId: string, ms = PAUSE_MS): void {
    const entry = this.entryOf(chatId);
    entry.timer ??= setTimeout(() => {
      entry.timer = undefined;
      void this.recount(chatId, entry);
    }, ms);
  }

  private async recount(chatId: string, entry: Entry): Promise<void> {
    const { events } = entry;
    try {
      const chat = await this.ask(chatId);
      entry.answeredAt = Date.now();
      if (chat !== null && (events !== entry.events || !this.take(chat))) throw new Error('outdated');
      entry.failures = 0;
    } catch (error) {
      this.schedule(chatId, backoffMs(entry.failures++, LONGEST_RETRY_MS, error));
    }
  }

  private entryOf(chatId: string): Entry {
    const entry = this.entries.get(chatId) ?? { events: 0, answeredAt: 0, failures: 0, deletions: new Set() };
    this.entries.set(chatId, entry);
    return entry;
  }
}
