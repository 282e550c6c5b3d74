import type { QueryClient } from '@tanstack/react-query';
import {
  applyLast,
  applyRead,
  applyRemoved,
  applyRoom,
  applySnapshot,
  chatOf,
  checkMembership,
  reloadChats,
} from '@/features/chats/chats-query';
import { countUnread } from '@/features/chats/unread';
import {
  applyMessage,
  applyTail,
  distrust,
  forgetTimeline,
  timelineOf,
} from '@/features/conversation/timeline/timeline-query';
import type { LiveEvent, Ring } from '@/features/realtime/port';
import type { Signals } from '@/shared/live/signals';

/** Where live updates meet what the page holds. */
export function applyLiveEvent(client: QueryClient, signals: Signals, me: string, event: LiveEvent): void {
  // How long it takes from here to the screen is measured by e2e/tests/speed.spec.ts.
  performance.mark('rivulet.live');
  switch (event.type) {
    case 'rings':
      event.rings.forEach((ring) => takeRing(client, signals, me, ring));
      break;
    case 'message':
      applyMessage(client, event.message);
      applyLast(client, event.message, me);
      signals.endTyping(event.message.chat_id, event.message.from_user);
      break;
    case 'room':
      applyRoom(client, event.room);
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
      distrust(client);
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

function takeRing(client: QueryClient, signals: Signals, me: string, ring: Ring): void {
  const { room, tail, previousId, late, lateSeq } = ring;
  applySnapshot(client, me, ring);
  applyTail(client, room.chat_id, { messages: tail, previousId, late, lateSeq });
  const last = tail.at(-1);
  if (last !== undefined) signals.endTyping(room.chat_id, last.from_user);
}

function leave(client: QueryClient, chatId: string): void {
  applyRemoved(client, chatId);
  forgetTimeline(client, chatId);
}

/** How many stay unread after one's own mark, as far as messages are here. */
export function unreadAfter(client: QueryClient, chatId: string, messageId: string, me: string): number {
  if (chatOf(client, chatId)?.last_message?.message_id === messageId) {
    return 0;
  }
  return countUnread(timelineOf(client, chatId)?.messages ?? [], messageId, me);
}
