import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Message, MessagePage } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { backoffMs, isPassing } from '@/shared/backoff';
import {
  emptyTimeline,
  END,
  from,
  fromGap,
  markStale,
  innerGap,
  withMessage,
  withPage,
  withTail,
  type Tail,
  type Timeline,
} from './timeline';

const PAGE = 50;

/** The service's longest page. */
const OLDER_PAGE = 100;

/** The most pages that are read automatically to fill a gap or to refresh stale messages. */
const FILL_PAGES = 3;
const LONGEST_RETRY_MS = 15_000;

const POLL_MS = 4_000;

const TIMELINES = ['timeline'] as const;
const timelineKey = (chatId: string) => [...TIMELINES, chatId] as const;

const heldOf = (client: QueryClient, chatId: string) =>
  client.getQueryData<Timeline>(timelineKey(chatId)) ?? emptyTimeline;

function readPage(
  chatId: string,
  before: string | null,
  signal?: AbortSignal,
  quantity = PAGE,
): Promise<MessagePage> {
  const query = { quantity, ...(before === null ? {} : { time: before }) };
  return unwrap(
    chatApi.GET('/chats/{chat_id}/messages', { params: { path: { chat_id: chatId }, query }, signal }),
  );
}

function timelineQuery(client: QueryClient, chatId: string) {
  return queryOptions({
    queryKey: timelineKey(chatId),
    // Merged into what the snapshots have brought meanwhile. Nothing can come between this merge and its
    // storing: only microtasks lie between them, and snapshots come as tasks.
    queryFn: async ({ signal }): Promise<Timeline> => {
      const { staleCount } = heldOf(client, chatId);
      const page = await readPage(chatId, null, signal);
      return withPage(heldOf(client, chatId), page, null, staleCount);
    },
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** The messages of a chat. Live updates keep it current; while there are none to come, the history is asked instead. */
export function useTimeline(chatId: string, live: boolean) {
  const client = useQueryClient();
  return useQuery({ ...timelineQuery(client, chatId), refetchInterval: live ? false : POLL_MS });
}

/** Reads the page that ends at a gap. */
export async function readBefore(client: QueryClient, chatId: string, gap: string): Promise<void> {
  const { staleCount } = heldOf(client, chatId);
  const page = await readPage(chatId, gap, undefined, OLDER_PAGE);
  client.setQueryData<Timeline>(timelineKey(chatId), withPage(heldOf(client, chatId), page, gap, staleCount));
}

export function usePageBefore(chatId: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (gap: string) => readBefore(client, chatId, gap) });
}

const persistent = {
  retry: (_failures: number, error: unknown) => isPassing(error),
  retryDelay: (failures: number, error: unknown) => backoffMs(failures, LONGEST_RETRY_MS, error),
  gcTime: 0,
};

/**
 * Fills a gap between messages while the chat is open: a service that is unavailable is asked again
 * and again. What lies before a gap that is too large is dropped.
 */
export function fillQuery(client: QueryClient, chatId: string, gap: string | null) {
  return queryOptions({
    ...persistent,
    queryKey: ['gap', chatId, gap],
    queryFn: async ({ signal }) => {
      const read: { page: MessagePage; before: string; staleCount: number }[] = [];
      const merged = () =>
        read.reduce(
          (all, { page, before, staleCount }) => withPage(all, page, before, staleCount),
          heldOf(client, chatId),
        );
      for (let next = gap; next !== null && read.length < FILL_PAGES; next = innerGap(merged())) {
        const { staleCount } = heldOf(client, chatId);
        read.push({ page: await readPage(chatId, next, signal, OLDER_PAGE), before: next, staleCount });
      }
      const rest = read[FILL_PAGES - 1]?.page.next;
      client.setQueryData(timelineKey(chatId), rest == null ? merged() : fromGap(merged(), rest));
      return null;
    },
    enabled: gap !== null,
  });
}

export function useFilledGap(chatId: string, gap: string | null): void {
  useQuery(fillQuery(useQueryClient(), chatId, gap));
}

/** Reads anew what may have changed unseen. What is too far back for that is given up: scrolling brings it back. */
export function refreshQuery(client: QueryClient, chatId: string, { stale, staleCount }: Timeline) {
  return queryOptions({
    ...persistent,
    queryKey: ['stale', chatId, staleCount],
    queryFn: async ({ signal }) => {
      for (let read = 0; ; read++) {
        const held = heldOf(client, chatId);
        if (held.stale === null) {
          return null;
        }
        if (read >= FILL_PAGES && held.stale !== END) {
          client.setQueryData(timelineKey(chatId), from(held, held.stale));
          return null;
        }
        const before = held.stale === END ? null : held.stale;
        const page = await readPage(chatId, before, signal, OLDER_PAGE);
        client.setQueryData(
          timelineKey(chatId),
          withPage(heldOf(client, chatId), page, before, held.staleCount),
        );
      }
    },
    enabled: stale !== null,
  });
}

export function useRefreshed(chatId: string, timeline: Timeline): void {
  useQuery(refreshQuery(useQueryClient(), chatId, timeline));
}

/** Takes in a snapshot of a chat, opened or not: when it is opened, its newest messages are already there. */
export function applyTail(client: QueryClient, chatId: string, tail: Tail): void {
  if (tail.messages.length > 0) {
    client.setQueryData<Timeline>(timelineKey(chatId), withTail(heldOf(client, chatId), tail));
  }
}

/** Takes in one message as it is now. A chat of which nothing is here is read when it is opened. */
export function applyMessage(client: QueryClient, message: Message): void {
  const queryKey = timelineKey(message.chat_id);
  if (client.getQueryData(queryKey) !== undefined || client.isFetching({ queryKey }) > 0) {
    client.setQueryData<Timeline>(queryKey, withMessage(heldOf(client, message.chat_id), message));
  }
}

/** Events were lost: drops the timelines that are not on screen and refreshes the others. */
export function markAllStale(client: QueryClient): void {
  client.removeQueries({ queryKey: TIMELINES, type: 'inactive' });
  client.setQueriesData<Timeline>({ queryKey: TIMELINES }, (held) => held && markStale(held, END));
}

export function forgetTimeline(client: QueryClient, chatId: string): void {
  client.removeQueries({ queryKey: timelineKey(chatId) });
}

export const timelineOf = (client: QueryClient, chatId: string) =>
  client.getQueryData<Timeline>(timelineKey(chatId));

/** The newest message that is here, null for none; undefined where nothing is known of the chat. */
export function newestIn(client: QueryClient, chatId: string): string | null | undefined {
  const held = timelineOf(client, chatId);
  return held && (held.messages.at(-1)?.message_id ?? null);
}
