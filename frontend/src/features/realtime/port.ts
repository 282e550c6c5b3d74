import type { Chat, Message } from '@/shared/api/model';

/** A late message or change with its number in the chat document. */
export interface Late {
  readonly seq: number;
  readonly message: Message;
}

/** A chat as live updates bring it: without read positions and the unread count. */
export type ChatState = Pick<
  Chat,
  'chat_id' | 'kind' | 'name' | 'owner_id' | 'members' | 'deleted_member_ids'
>;

/** A chat document. Members may arrive after the messages, and vice versa. */
export interface ChatDocument {
  readonly chat: ChatState;
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
  | { readonly type: 'documents'; readonly documents: readonly ChatDocument[] }
  /** One message as it is now. */
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'chat'; readonly chat: ChatState }
  /** A chat left the query: the user was removed, or newer chats displaced it. */
  | { readonly type: 'unlisted'; readonly chatId: string }
  | { readonly type: 'removed'; readonly chatId: string }
  /** Events were lost: everything loaded may be outdated. */
  | { readonly type: 'missed' }
  | { readonly type: 'read'; readonly chatId: string; readonly userId: string; readonly messageId: string }
  | { readonly type: 'typing'; readonly chatId: string; readonly userId: string }
  | { readonly type: 'presence'; readonly userId: string; readonly online: boolean }
  /** All presence is unknown until new presence events arrive. */
  | { readonly type: 'unknown-presence' };

/** `fallback`: live, but by the backup transport. */
export type RealtimeState = 'connecting' | 'live' | 'fallback' | 'lost';

export interface RealtimeSink {
  event(event: LiveEvent): void;
  state(state: RealtimeState): void;
}

/**
 * Watches all chats of a user until the returned function is called. Adapters reconnect by themselves.
 */
export type Realtime = (userId: string, sink: RealtimeSink) => () => void;
