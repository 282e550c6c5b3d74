import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { applyChats, applyMessage } from '@/features/chats/chats-query';
import { ConversationMemoryProvider } from '@/features/conversation/conversation-memory';
import { Outbox } from '@/features/conversation/outbox';
import { postAs } from '@/features/conversation/post-message';
import { applyTail, newestIn } from '@/features/conversation/timeline-query';
import { lazyFirestore } from '@/features/realtime/lazy-firestore';
import type { RealtimeState, Ring } from '@/features/realtime/port';
import { useRealtime } from '@/features/realtime/use-realtime';
import type { Person } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { useBrowserConfig } from '@/shared/config/browser-config';
import { createStores } from '@/shared/store';

interface Props {
  readonly user: Person;
  readonly children: (realtime: RealtimeState) => ReactNode;
}

/** All that belongs to one person's session: it goes when they sign out, and nothing of it meets the next one. */
export function SignedIn({ user, children }: Props) {
  const config = useBrowserConfig();
  const [client] = useState(newQueryClient);
  const [realtime] = useState(() => lazyFirestore(config));
  const [memory] = useState(() => ({
    outbox: new Outbox(postAs(user.id), {
      onSent: (message) => applyMessage(client, message),
      newestIn: (chatId) => newestIn(client, chatId),
    }),
    drafts: createStores(''),
    places: new Map(),
  }));
  const onRings = useCallback((changed: readonly Ring[]) => applyRings(client, changed), [client]);
  const state = useRealtime(user.id, realtime, onRings);

  useEffect(() => {
    const retry = () => memory.outbox.retryAll();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [memory]);

  return (
    <QueryClientProvider client={client}>
      <ConversationMemoryProvider memory={memory}>{children(state)}</ConversationMemoryProvider>
    </QueryClientProvider>
  );
}

function applyRings(client: QueryClient, changed: readonly Ring[]): void {
  applyChats(
    client,
    changed.map((ring) => ring.chat),
  );
  for (const { chat, tail, previousId } of changed) {
    applyTail(client, chat.chat_id, { messages: tail, previousId });
  }
}

function newQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) =>
    failures < 3 && error instanceof Problem && error.isPassing;
  return new QueryClient({ defaultOptions: { queries: { retry } } });
}
