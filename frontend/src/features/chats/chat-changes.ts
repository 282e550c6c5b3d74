import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';
import { randomId } from '@/shared/random-id';
import { applyChats, applyRemoved } from './chats-query';

const BLOCKS = ['blocks'] as const;

export function useStartChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => unwrap(chatApi.POST('/chats', { body: { member_ids: [userId] } })),
    onSuccess: (chat) => applyChats(client, [chat]),
  });
}

/** @param key stays the same for each try of one dialog, so that a lost answer doesn't make two groups */
export function useCreateGroup(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, memberIds }: { name: string; memberIds: string[] }) =>
      unwrap(
        chatApi.POST('/chats', {
          params: { header: { 'Idempotency-Key': key } },
          body: { name, member_ids: memberIds },
        }),
      ),
    onSuccess: (chat) => applyChats(client, [chat]),
  });
}

export const newKey = randomId;

export function useRename(chatId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      unwrap(chatApi.PATCH('/chats/{chat_id}', { params: { path: { chat_id: chatId } }, body: { name } })),
    onSuccess: (chat) => applyChats(client, [chat]),
  });
}

export function useAddMembers(chatId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (memberIds: string[]) =>
      unwrap(
        chatApi.POST('/chats/{chat_id}/members', {
          params: { path: { chat_id: chatId } },
          body: { member_ids: memberIds },
        }),
      ),
    onSuccess: (chat) => applyChats(client, [chat]),
  });
}

export function useRemoveMember(chatId: string, me: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (userId: string) => {
      const path = { chat_id: chatId, user_id: userId };
      await unwrap(chatApi.DELETE('/chats/{chat_id}/members/{user_id}', { params: { path } }));
      if (userId !== me) {
        return unwrap(chatApi.GET('/chats/{chat_id}', { params: { path: { chat_id: chatId } } }));
      }
      return null;
    },
    onSuccess: (chat) => (chat === null ? applyRemoved(client, chatId) : applyChats(client, [chat])),
  });
}

export function useBlocks(enabled = true) {
  return useQuery({
    queryKey: BLOCKS,
    queryFn: async ({ signal }) => (await unwrap(chatApi.GET('/blocks', { signal }))).users,
    staleTime: 60_000,
    enabled,
  });
}

export function useBlock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, block }: { userId: string; block: boolean }) => {
      const params = { path: { user_id: userId } };
      return unwrap(
        block
          ? chatApi.PUT('/blocks/{user_id}', { params })
          : chatApi.DELETE('/blocks/{user_id}', { params }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: BLOCKS }),
  });
}
