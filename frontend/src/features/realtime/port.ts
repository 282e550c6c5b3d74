import type { Chat, Message } from '@/shared/api/model';

/** A late message or change, as the ring document numbers them. */
export interface Late {
  readonly seq: number;
  readonly message: Message;
}

/** What live updates say of a chat; read marks and counts of the unread come from elsewhere. */
export type Room = Pick<Chat, 'chat_id' | 'kind' | 'name' | 'owner_id' | 'members' | 'gone'>;

/** A chat's ring document, as far as it was there: members may come after the messages and the other way round. */
export interface Ring {
  readonly room: Room;
  readonly updatedAt: string;
  /** Oldest first. */
  readonly tail: readonly Message[];
  /** The id just before the tail, null where the chat begins. */
  readonly previousId: string | null;
  readonly late: readonly Late[];
  /** The last seq given out, null where nothing is numbered. */
  readonly lateSeq: number | null;
}

export type LiveEvent =
  /** Chats that changed, whole: states in between may have been skipped, and the same state may come again. */
  | { readonly type: 'rings'; readonly rings: readonly Ring[] }
  /** One message as it is now. */
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'room'; readonly room: Room }
  /** A chat is no longer among those watched: perhaps the person was removed, perhaps it is only too old. */
  | { readonly type: 'unlisted'; readonly chatId: string }
  | { readonly type: 'removed'; readonly chatId: string }
  /** Something was missed, nobody knows what. */
  | { readonly type: 'missed' }
  | { readonly type: 'read'; readonly chatId: string; readonly userId: string; readonly messageId: string }
  | { readonly type: 'typing'; readonly chatId: string; readonly userId: string }
  | { readonly type: 'presence'; readonly userId: string; readonly online: boolean }
  /** Who is online is told anew from here on. */
  | { readonly type: 'unknown-presence' };

/** `fallback` is live, but not by the way that was asked for. */
export type RealtimeState = 'connecting' | 'live' | 'fallback' | 'lost';

export interface RealtimeSink {
  event(event: LiveEvent): void;
  state(state: RealtimeState): void;
}

/**
 * Watches all chats of a person until the returned function is called. Adapters connect and reconnect by themselves.
 */
export type Realtime = (userId: string, sink: RealtimeSink) => () => void;
