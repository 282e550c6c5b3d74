import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { MessagePage } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { backoffMs, isPassing } from '@/shared/backoff';
import { emptyTimeline, fromHole, innerHole, withPage, withTail, type Tail, type Timeline } from './timeline';

const PAGE = 50;

/** A hole is filled by itself with at most this much; somebody who was away for longer scrolls. */
const FILL_PAGE = 100;
const FILL_PAGES = 3;
const LONGEST_RETRY_MS = 15_000;

const POLL_MS = 4_000;

const timelineKey = (chatId: string) => ['timeline', chatId] as const;

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
      const page = await readPage(chatId, null, signal);
      return withPage(client.getQueryData<Timeline>(timelineKey(chatId)) ?? emptyTimeline, page, null);
    },
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** The messages of a chat. Snapshots keep it current; while there are none to come, the history is asked instead. */
export function useTimeline(chatId: string, live: boolean) {
  const client = useQueryClient();
  return useQuery({ ...timelineQuery(client, chatId), refetchInterval: live ? false : POLL_MS });
}

/** Reads the page that ends at a hole. */
export function usePageBefore(chatId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (hole: string) => {
      const page = await readPage(chatId, hole);
      client.setQueryData<Timeline>(timelineKey(chatId), (held) =>
        withPage(held ?? emptyTimeline, page, hole),
      );
    },
  });
}

/**
 * Fills a hole between messages for as long as it is there and somebody looks: a service that is away is asked again
 * and again. A hole that is too large becomes the beginning of what is here.
 */
export function fillQuery(client: QueryClient, chatId: string, hole: string | null) {
  const held = () => client.getQueryData<Timeline>(timelineKey(chatId)) ?? emptyTimeline;
  return queryOptions({
    queryKey: ['hole', chatId, hole],
    queryFn: async ({ signal }) => {
      const read: { page: MessagePage; before: string }[] = [];
      const merged = () => read.reduce((all, { page, before }) => withPage(all, page, before), held());
      for (let next = hole; next !== null && read.length < FILL_PAGES; next = innerHole(merged())) {
        read.push({ page: await readPage(chatId, next, signal, FILL_PAGE), before: next });
      }
      const rest = read[FILL_PAGES - 1]?.page.next;
      client.setQueryData(timelineKey(chatId), rest == null ? merged() : fromHole(merged(), rest));
      return null;
    },
    enabled: hole !== null,
    retry: (_failures, error) => isPassing(error),
    retryDelay: (failures, error) => backoffMs(failures, LONGEST_RETRY_MS, error),
    gcTime: 0,
  });
}

export function useFilledHole(chatId: string, hole: string | null): void {
  useQuery(fillQuery(useQueryClient(), chatId, hole));
}

/** Takes in a snapshot of a chat, opened or not: when it is opened, its newest messages are already there. */
export function applyTail(client: QueryClient, chatId: string, tail: Tail): void {
  client.setQueryData<Timeline>(timelineKey(chatId), (held) => {
    const next = withTail(held ?? emptyTimeline, tail);
    return tail.messages.length === 0 && held === undefined ? undefined : next;
  });
}

/** The newest message that is here, null for none; undefined where nothing is known of the chat. */
export function newestIn(client: QueryClient, chatId: string): string | null | undefined {
  const held = client.getQueryData<Timeline>(timelineKey(chatId));
  return held && (held.messages.at(-1)?.message_id ?? null);
}
