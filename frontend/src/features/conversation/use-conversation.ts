import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Chat } from '@/shared/api/model';
import { useUser } from '@/shared/session/session';
import { useStore } from '@/shared/store';
import { useConversationMemory } from './conversation-memory';
import { rowsOf } from './list/rows';
import { useFirstUnread } from './list/use-first-unread';
import { noChanges } from './message/pending-changes';
import { emptyTimeline, innerHole, olderThan } from './timeline/timeline';
import { readBefore, useFilledHole, useSettled, useTimeline } from './timeline/timeline-query';
import { useOlder } from './use-older';

/** What a conversation shows: what came, what was written here, and what is still to be read. */
export function useConversation(chat: Chat, live: boolean) {
  const chatId = chat.chat_id;
  const me = useUser();
  const client = useQueryClient();
  const memory = useConversationMemory();
  const outgoing = useStore(memory.outbox.of(chatId), []);
  const changes = useStore(memory.changes.of(chatId), noChanges);

  const { data: timeline, error, refetch } = useTimeline(chatId, live);
  const held = timeline ?? emptyTimeline;
  const older = useOlder(chatId, olderThan(held));
  useFilledHole(chatId, innerHole(held));
  useSettled(chatId, held);

  const loadOlder = useCallback(
    (hole: string) => void readBefore(client, chatId, hole).catch(() => {}),
    [client, chatId],
  );
  const mark = { readId: chat.read_id ?? null, unread: chat.unread };
  const newFrom = useFirstUnread(timeline, mark, me.id, loadOlder);
  const rows = useMemo(
    () => rowsOf(held, outgoing, me, { changes, newFrom: newFrom ?? null }),
    [held, outgoing, me, changes, newFrom],
  );
  const isReading = !held.isLoaded || newFrom === undefined;
  return {
    rows,
    older,
    messages: held.messages,
    isLoading: isReading && outgoing.length === 0,
    error,
    reload: () => void refetch(),
  };
}
