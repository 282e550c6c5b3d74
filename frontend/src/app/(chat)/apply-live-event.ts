import type { QueryClient } from '@tanstack/react-query';
import {
  applyLast,
  applyRead,
  applyRemoved,
  applyChatState,
  applySnapshot,
  chatOf,
  checkMembership,
  reloadChats,
} from '@/features/chats/chats-query';
import { countUnread } from '@/features/chats/unread';
import {
  applyMessage,
  applyTail,
  markAllStale,
  forgetTimeline,
  timelineOf,
} from '@/features/messages/timeline/timeline-query';
import type { LiveEvent, ChatDocument } from '@/features/realtime/port';
import type { Signals } from '@/shared/live/signals';

/** Where live updates meet what the page holds. */
export function applyLiveEvent(client: QueryClient, signals: Signals, me: string, event: LiveEvent): void {
  // How long it takes from here to the screen is measured by e2e/tests/speed.spec.ts.
  performance.mark('rivulet.live');
  switch (event.type) {
    case 'documents':
      event.documents.forEach((document) => applyDocument(client, signals, me, document));
      break;
    case 'message':
      applyMessage(client, event.message);
      applyLast(client, event.message, me);
      signals.endTyping(event.message.chat_id, event.message.from_user);
      break;
    case 'chat':
      applyChatState(client, event.chat);
      break;
    case 'unlisted':
      void checkMembership(client, event.chatId).then(
        (isMember) => (isMember ? undefined : leave(client, event.chatId)),
        () => reloadChats(client),
      );
      break;
    case 'removed':
      leave(client, event.chatId);
      break;
    case 'missed':
      markAllStale(client);
      reloadChats(client);
      break;
    case 'read':
      applyRead(client, me, event, unreadAfter(client, event.chatId, event.messageId, me));
      break;
    case 'typing':
      signals.noteTyping(event.chatId, event.userId);
      break;
    case 'presence':
      signals.setOnline(event.userId, event.online);
      break;
    case 'unknown-presence':
      signals.forgetPresence();
      break;
  }
}

function applyDocument(client: QueryClient, signals: Signals, me: string, document: ChatDocument): void {
  const { chat, tail, previousId, late, lateSeq } = document;
  applySnapshot(client, me, document);
  applyTail(client, chat.chat_id, { messages: tail, previousId, late, lateSeq });
  const last = tail.at(-1);
  if (last !== undefined) signals.endTyping(chat.chat_id, last.from_user);
}

function leave(client: QueryClient, chatId: string): void {
  applyRemoved(client, chatId);
  forgetTimeline(client, chatId);
}

/** The unread count after one's own read position, as far as messages are loaded. */
export function unreadAfter(client: QueryClient, chatId: string, messageId: string, me: string): number {
  if (chatOf(client, chatId)?.last_message?.message_id === messageId) {
    return 0;
  }
  return countUnread(timelineOf(client, chatId)?.messages ?? [], messageId, me);
}
