import type { Chat, Message } from '@/shared/api/model';

/** A chat's ring document, as far as it was there: members may come after the messages and the other way round. */
export interface Ring {
  readonly chat: Chat;
  /** Oldest first. */
  readonly tail: readonly Message[];
  /** The id just before the tail, null where the chat begins. */
  readonly previousId: string | null;
}

export type RealtimeState = 'connecting' | 'live' | 'lost';

export interface RealtimeSink {
  /** The chats that changed. States in between may be skipped, and the same state may come again. */
  rings(changed: readonly Ring[]): void;
  state(state: RealtimeState): void;
}

/** Watches all chats of a person until the returned function is called. Adapters connect and reconnect by themselves. */
export type Realtime = (userId: string, sink: RealtimeSink) => () => void;
