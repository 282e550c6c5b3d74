import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { chatApi } from '@/shared/api/clients';
import type { Chat, Message } from '@/shared/api/model';
import { unwrap } from '@/shared/api/unwrap';
import { backoffMs, isPassing } from '@/shared/backoff';
import { mergeChats, replaceChats, replaceIn, withLast, withRead, withState } from './merge-chats';
import { isAfter, unreadInTail } from './unread';
import { UnreadRecount } from './unread-recount';

const CHATS = ['chats'] as const;
const POLL_MS = 5_000;
const LONGEST_RETRY_MS = 10_000;

const removedKey = (chatId: string) => ['removed', chatId] as const;

const listOf = (client: QueryClient) => client.getQueryData<Chat[]>(CHATS);

export const chatOf = (client: QueryClient, chatId: string): Chat | undefined =>
  listOf(client)?.find((chat) => chat.chat_id === chatId);

/** The list of chats, kept current by live updates, or by polling while there are none. */
export function useChats(live: boolean) {
  const client = useQueryClient();
  return useQuery({
    queryKey: CHATS,
    queryFn: async ({ signal }) => {
      const askedAt = new Date().toISOString();
      const before = recountOf(client).before();
      const { chats } = await unwrap(chatApi.GET('/chats', { signal }));
      recountOf(client).answered(
        chats.map(({ chat_id }) => chat_id),
        before,
      );
      return replaceChats(listOf(client) ?? [], chats, askedAt);
    },
    staleTime: Infinity,
    refetchInterval: live ? false : POLL_MS,
    retry: (_failures, error) => isPassing(error),
    retryDelay: (failures, error) => backoffMs(failures, LONGEST_RETRY_MS, error),
  });
}

/** One chat: from the list, else from the service (a link to an old chat, or to one of others). */
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

/** The name of a chat that the user left during this session, else null. */
export function useRemoved(chatId: string): string | null {
  const { data } = useQuery<string | null>({
    queryKey: removedKey(chatId),
    queryFn: () => null,
    enabled: false,
    gcTime: Infinity,
  });
  return data ?? null;
}

/** Chats as the service answers them: opened, renamed, with other members. */
export function applyChats(client: QueryClient, chats: readonly Chat[]): void {
  chats.forEach((chat) => client.removeQueries({ queryKey: removedKey(chat.chat_id) }));
  client.setQueryData<Chat[]>(CHATS, (held) => held && mergeChats(held, chats));
}

const recounts = new WeakMap<QueryClient, UnreadRecount>();

function recountOf(client: QueryClient): UnreadRecount {
  const made =
    recounts.get(client) ??
    new UnreadRecount(
      (chatId) => readChat(chatId),
      (chat) => takeCount(client, chat),
    );
  recounts.set(client, made);
  return made;
}

async function readChat(chatId: string): Promise<Chat | null> {
  try {
    return await unwrap(chatApi.GET('/chats/{chat_id}', { params: { path: { chat_id: chatId } } }));
  } catch (error) {
    if (isPassing(error)) throw error;
    return null;
  }
}

/** False while the service hasn't heard of the last message or read position that is known here. */
function takeCount(client: QueryClient, answer: Chat): boolean {
  const held = chatOf(client, answer.chat_id);
  const isBehind = (known?: string | null, told?: string | null) =>
    known != null && known !== told && isAfter(known, told);
  if (
    held === undefined ||
    isBehind(held.read_id, answer.read_id) ||
    isBehind(held.last_message?.message_id, answer.last_message?.message_id)
  ) {
    return held === undefined;
  }
  change(client, answer.chat_id, (chat) => ({ ...mergeChats([chat], [answer])[0]!, unread: answer.unread }));
  return true;
}

export const reloadChats = (client: QueryClient): void => void client.invalidateQueries({ queryKey: CHATS });

function change(client: QueryClient, chatId: string, to: (chat: Chat) => Chat): void {
  client.setQueryData<Chat[]>(CHATS, (held) => {
    const chat = held?.find((one) => one.chat_id === chatId);
    const next = chat && to(chat);
    return held && next && next !== chat ? replaceIn(held, next) : held;
  });
}

interface Snapshot {
  readonly chat: Parameters<typeof withState>[1];
  readonly updatedAt: string;
  readonly tail: readonly Message[];
  readonly previousId: string | null;
  readonly late: readonly { readonly message: Message }[];
}

export function applySnapshot(client: QueryClient, me: string, snapshot: Snapshot): void {
  const { chat, tail, previousId, updatedAt } = snapshot;
  const held = chatOf(client, chat.chat_id);
  const unread = unreadInTail(held, tail, previousId, me);
  noteChanges(client, held, [...tail, ...snapshot.late.map(({ message }) => message)], me);
  client.removeQueries({ queryKey: removedKey(chat.chat_id) });
  if (held === undefined) {
    const begun = { ...chat, created_at: updatedAt, last_message: tail.at(-1) ?? null, unread: unread ?? 0 };
    client.setQueryData<Chat[]>(CHATS, (chats) => chats && replaceIn(chats, begun));
  } else {
    const last = tail.at(-1);
    const now = withState(last ? withLast(held, last, me) : held, chat);
    change(client, chat.chat_id, () => ({ ...now, unread: unread ?? held.unread }));
  }
  if (held === undefined && tail.length > 0 && previousId !== null) {
    reloadChats(client);
  } else if (unread === null) {
    recountOf(client).schedule(chat.chat_id);
  }
}

export function applyChatState(client: QueryClient, chat: Snapshot['chat']): void {
  client.removeQueries({ queryKey: removedKey(chat.chat_id) });
  if (chatOf(client, chat.chat_id) === undefined) {
    reloadChats(client);
  }
  change(client, chat.chat_id, (held) => withState(held, chat));
}

/** A message that just came, or was just acknowledged: the list need not wait for the snapshot that brings it. */
export function applyLast(client: QueryClient, message: Message, me: string): void {
  if (listOf(client) !== undefined && chatOf(client, message.chat_id) === undefined) {
    reloadChats(client);
  }
  noteChanges(client, chatOf(client, message.chat_id), [message], me);
  change(client, message.chat_id, (chat) => withLast(chat, message, me));
}

/** Finds the messages that change the unread count in a way that can't be known here. */
function noteChanges(
  client: QueryClient,
  held: Chat | undefined,
  messages: readonly Message[],
  me: string,
): void {
  if (held === undefined || messages.length === 0) return;
  const recount = recountOf(client);
  const unread = messages.filter(
    ({ message_id, from_user }) => from_user !== me && isAfter(message_id, held.read_id),
  );
  const last = held.last_message?.message_id;
  const isNew = ({ message_id }: Message) => message_id !== last && isAfter(message_id, last);
  const isDeletion = ({ message_id, deleted_at }: Message) =>
    deleted_at != null && recount.isNewDeletion(held.chat_id, message_id);
  const isLate = (message: Message) =>
    messages.length === 1 && !isNew(message) && message.revision === 0 && message.message_id !== last;
  const mayBeCounted = recount.note(held.chat_id);
  const uncertain = unread.filter(
    (message) => isDeletion(message) || isLate(message) || (mayBeCounted && isNew(message)),
  );
  if (uncertain.length > 0) recount.schedule(held.chat_id);
}

/** @param unread the new count, if it is the user's own read position */
export function applyRead(
  client: QueryClient,
  me: string,
  mark: { chatId: string; userId: string; messageId: string },
  unread: number,
): void {
  if (mark.userId === me) {
    recountOf(client).note(mark.chatId);
    if (chatOf(client, mark.chatId)?.last_message?.message_id !== mark.messageId) {
      recountOf(client).schedule(mark.chatId);
    }
  }
  change(client, mark.chatId, (chat) => withRead(chat, mark.userId, mark.messageId, me, unread));
}

/** The user left, or was removed. */
export function applyRemoved(client: QueryClient, chatId: string): void {
  const chat = chatOf(client, chatId);
  if (chat !== undefined) {
    client.setQueryData(removedKey(chatId), chat.name ?? '');
    client.setQueryData<Chat[]>(CHATS, (held) => held?.filter((one) => one.chat_id !== chatId));
  }
  client.removeQueries({ queryKey: ['chat', chatId] });
}

/** A chat left the Firestore query: asks the service whether the user still is a member. */
export async function checkMembership(client: QueryClient, chatId: string): Promise<boolean> {
  const { response, data } = await chatApi.GET('/chats/{chat_id}', { params: { path: { chat_id: chatId } } });
  if (data !== undefined) applyChats(client, [data]);
  return response.status !== 403 && response.status !== 404;
}
