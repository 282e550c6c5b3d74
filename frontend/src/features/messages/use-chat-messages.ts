import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Chat } from '@/shared/api/model';
import { useUser } from '@/shared/session/session';
import { useStore } from '@/shared/store';
import { useSessionStores } from './session-stores';
import { rowsOf } from './list/rows';
import { useFirstUnread } from './list/use-first-unread';
import { noChanges } from './message/pending-changes';
import { emptyTimeline, innerGap, olderThan } from './timeline/timeline';
import { readBefore, useFilledGap, useRefreshed, useTimeline } from './timeline/timeline-query';
import { useOlder } from './use-older';

/** The rows of a chat: received messages, messages in the outbox, and what is still loading. */
export function useChatMessages(chat: Chat, live: boolean) {
  const chatId = chat.chat_id;
  const me = useUser();
  const client = useQueryClient();
  const stores = useSessionStores();
  const outgoing = useStore(stores.outbox.of(chatId), []);
  const changes = useStore(stores.changes.of(chatId), noChanges);

  const { data: timeline, error, refetch } = useTimeline(chatId, live);
  const held = timeline ?? emptyTimeline;
  const older = useOlder(chatId, olderThan(held));
  useFilledGap(chatId, innerGap(held));
  useRefreshed(chatId, held);

  const loadOlder = useCallback(
    (gap: string) => void readBefore(client, chatId, gap).catch(() => {}),
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
