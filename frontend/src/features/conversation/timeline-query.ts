import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { MessagePage } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { emptyTimeline, withPage, withTail, type Tail, type Timeline } from './timeline';

const PAGE = 50;
const POLL_MS = 4_000;

const timelineKey = (chatId: string) => ['timeline', chatId] as const;

function readPage(chatId: string, before: string | null, signal?: AbortSignal): Promise<MessagePage> {
  const query = { quantity: PAGE, ...(before === null ? {} : { time: before }) };
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

/** Takes in a snapshot of a chat, opened or not: when it is opened, its newest messages are already there. */
export function applyTail(client: QueryClient, chatId: string, tail: Tail): void {
  client.setQueryData<Timeline>(timelineKey(chatId), (held) => {
    const next = withTail(held ?? emptyTimeline, tail);
    return tail.messages.length === 0 && held === undefined ? undefined : next;
  });
}
