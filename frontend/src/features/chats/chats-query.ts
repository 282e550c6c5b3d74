import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Chat, Message } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { mergeChats } from './merge-chats';

const CHATS = ['chats'] as const;
const POLL_MS = 5_000;

/** Everybody's list of chats, kept current by snapshots; while there are none to come, the service is asked instead. */
export function useChats(live: boolean) {
  const client = useQueryClient();
  return useQuery({
    queryKey: CHATS,
    queryFn: async ({ signal }) => {
      const { chats } = await unwrap(chatApi.GET('/chats', { signal }));
      return mergeChats(client.getQueryData<Chat[]>(CHATS) ?? [], chats);
    },
    staleTime: Infinity,
    refetchInterval: live ? false : POLL_MS,
  });
}

/** One chat: from the list if it is there, else asked for by itself (a link to an old one, or to somebody else's). */
export function useChat(chatId: string, chats: readonly Chat[] | undefined) {
  const listed = chats?.find((chat) => chat.chat_id === chatId);
  const single = useQuery({
    queryKey: ['chat', chatId],
    queryFn: ({ signal }) =>
      unwrap(chatApi.GET('/chats/{chat_id}', { params: { path: { chat_id: chatId } }, signal })),
    enabled: listed === undefined && chats !== undefined,
  });
  return { chat: listed ?? single.data, error: listed === undefined ? single.error : null };
}

export function useStartChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (personId: string) => unwrap(chatApi.POST('/chats', { body: { member_ids: [personId] } })),
    onSuccess: (chat) => applyChats(client, [chat]),
  });
}

export function applyChats(client: QueryClient, chats: readonly Chat[]): void {
  if (chats.length > 0) {
    client.setQueryData<Chat[]>(CHATS, (held) => mergeChats(held ?? [], chats));
  }
}

/** A message that was just acknowledged: the list need not wait for the snapshot that brings it. */
export function applyMessage(client: QueryClient, message: Message): void {
  const chat = client.getQueryData<Chat[]>(CHATS)?.find(({ chat_id }) => chat_id === message.chat_id);
  if (chat !== undefined) {
    applyChats(client, [{ ...chat, last_message: message }]);
  }
}
