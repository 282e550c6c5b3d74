import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { applyLast } from '@/features/chats/chats-query';
import { draftsOf } from '@/features/conversation/composer/drafts';
import {
  ConversationMemoryProvider,
  type ConversationMemory,
} from '@/features/conversation/conversation-memory';
import { noChanges } from '@/features/conversation/message/pending-changes';
import { Outbox } from '@/features/conversation/outbox/outbox';
import { postAs } from '@/features/conversation/outbox/post-message';
import { unsentOf } from '@/features/conversation/outbox/unsent';
import { newestIn } from '@/features/conversation/timeline/timeline-query';
import type { LiveEvent, RealtimeState } from '@/features/realtime/port';
import { useRealtime } from '@/features/realtime/use-realtime';
import { realtimeOf } from '@/features/realtime/ways';
import type { Person } from '@/shared/api/model';
import { isPassing } from '@/shared/backoff';
import { useBrowserConfig } from '@/shared/config/browser-config';
import { loadParts } from '@/shared/lazy-part';
import { createSignals, SignalsProvider } from '@/shared/live/signals';
import { createStores } from '@/shared/store';
import { applyLiveEvent } from './apply-live-event';
import { useForgottenWriting } from './use-forgotten-writing';

/** By then the first paint is over, and what it needs is here. */
const REST_MS = 3_000;

interface Props {
  readonly user: Person;
  readonly children: (realtime: RealtimeState) => ReactNode;
}

/** All that belongs to one person's session: it goes when they sign out, and nothing of it meets the next one. */
export function SignedIn({ user, children }: Props) {
  const config = useBrowserConfig();
  const [client] = useState(newQueryClient);
  const [realtime] = useState(() => realtimeOf(config));
  const [signals] = useState(createSignals);
  const [memory] = useState(() => newMemory(client, user.id));
  const onEvent = useCallback(
    (event: LiveEvent) => applyLiveEvent(client, signals, user.id, event),
    [client, signals, user.id],
  );
  useForgottenWriting(user.id);
  const state = useRealtime(user.id, realtime, onEvent);

  useEffect(() => {
    memory.outbox.takeUp();
    const rest = setTimeout(loadParts, REST_MS);
    const retry = () => memory.outbox.retryAll();
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(rest);
      window.removeEventListener('online', retry);
    };
  }, [memory]);

  return (
    <QueryClientProvider client={client}>
      <SignalsProvider signals={signals}>
        <ConversationMemoryProvider memory={memory}>{children(state)}</ConversationMemoryProvider>
      </SignalsProvider>
    </QueryClientProvider>
  );
}

function newMemory(client: QueryClient, userId: string): ConversationMemory {
  const outbox = new Outbox(postAs(userId), {
    onSent: (message) => applyLast(client, message, userId),
    newestIn: (chatId) => newestIn(client, chatId),
    unsent: unsentOf(userId),
  });
  return { outbox, drafts: draftsOf(userId), places: new Map(), changes: createStores(noChanges) };
}

function newQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => failures < 3 && isPassing(error);
  return new QueryClient({ defaultOptions: { queries: { retry } } });
}
