import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Message, MessagePage } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { backoffMs, isPassing } from '@/shared/backoff';
import {
  emptyTimeline,
  END,
  from,
  fromHole,
  inDoubt,
  innerHole,
  withMessage,
  withPage,
  withTail,
  type Tail,
  type Timeline,
} from './timeline';

/** The newest page: what most people look at, and no more. */
const PAGE = 50;

/** Whoever reads back wants much: as long as the service lets a page be. */
const OLDER_PAGE = 100;

/** A hole is filled, and doubt settled, by itself with at most this much; somebody who was away for longer scrolls. */
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
      const { doubts } = heldOf(client, chatId);
      const page = await readPage(chatId, null, signal);
      return withPage(heldOf(client, chatId), page, null, doubts);
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

/** Reads the page that ends at a hole. */
export async function readBefore(client: QueryClient, chatId: string, hole: string): Promise<void> {
  const { doubts } = heldOf(client, chatId);
  const page = await readPage(chatId, hole, undefined, OLDER_PAGE);
  client.setQueryData<Timeline>(timelineKey(chatId), withPage(heldOf(client, chatId), page, hole, doubts));
}

export function usePageBefore(chatId: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (hole: string) => readBefore(client, chatId, hole) });
}

const persistent = {
  retry: (_failures: number, error: unknown) => isPassing(error),
  retryDelay: (failures: number, error: unknown) => backoffMs(failures, LONGEST_RETRY_MS, error),
  gcTime: 0,
};

/**
 * Fills a hole between messages for as long as it is there and somebody looks: a service that is away is asked again
 * and again. A hole that is too large becomes the beginning of what is here.
 */
export function fillQuery(client: QueryClient, chatId: string, hole: string | null) {
  return queryOptions({
    ...persistent,
    queryKey: ['hole', chatId, hole],
    queryFn: async ({ signal }) => {
      const read: { page: MessagePage; before: string; doubts: number }[] = [];
      const merged = () =>
        read.reduce(
          (all, { page, before, doubts }) => withPage(all, page, before, doubts),
          heldOf(client, chatId),
        );
      for (let next = hole; next !== null && read.length < FILL_PAGES; next = innerHole(merged())) {
        const { doubts } = heldOf(client, chatId);
        read.push({ page: await readPage(chatId, next, signal, OLDER_PAGE), before: next, doubts });
      }
      const rest = read[FILL_PAGES - 1]?.page.next;
      client.setQueryData(timelineKey(chatId), rest == null ? merged() : fromHole(merged(), rest));
      return null;
    },
    enabled: hole !== null,
  });
}

export function useFilledHole(chatId: string, hole: string | null): void {
  useQuery(fillQuery(useQueryClient(), chatId, hole));
}

/** Reads anew what may have changed unseen. What is too far back for that is given up: scrolling brings it back. */
export function settleQuery(client: QueryClient, chatId: string, { doubt, doubts }: Timeline) {
  return queryOptions({
    ...persistent,
    queryKey: ['doubt', chatId, doubts],
    queryFn: async ({ signal }) => {
      for (let read = 0; ; read++) {
        const held = heldOf(client, chatId);
        if (held.doubt === null) {
          return null;
        }
        if (read >= FILL_PAGES && held.doubt !== END) {
          client.setQueryData(timelineKey(chatId), from(held, held.doubt));
          return null;
        }
        const before = held.doubt === END ? null : held.doubt;
        const page = await readPage(chatId, before, signal, OLDER_PAGE);
        client.setQueryData(timelineKey(chatId), withPage(heldOf(client, chatId), page, before, held.doubts));
      }
    },
    enabled: doubt !== null,
  });
}

export function useSettled(chatId: string, timeline: Timeline): void {
  useQuery(settleQuery(useQueryClient(), chatId, timeline));
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

/** Something was missed, nobody knows what: what nobody looks at is forgotten, the rest is read anew. */
export function distrust(client: QueryClient): void {
  client.removeQueries({ queryKey: TIMELINES, type: 'inactive' });
  client.setQueriesData<Timeline>({ queryKey: TIMELINES }, (held) => held && inDoubt(held, END));
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
