import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { applyLast } from '@/features/chats/chats-query';
import { draftsOf } from '@/features/messages/composer/drafts';
import { SessionStoresProvider, type SessionStores } from '@/features/messages/session-stores';
import { noChanges } from '@/features/messages/message/pending-changes';
import { Outbox } from '@/features/messages/outbox/outbox';
import { postAs } from '@/features/messages/outbox/post-message';
import { unsentOf } from '@/features/messages/outbox/unsent';
import { newestIn } from '@/features/messages/timeline/timeline-query';
import type { LiveEvent, RealtimeState } from '@/features/realtime/port';
import { useRealtime } from '@/features/realtime/use-realtime';
import { transportOf } from '@/features/realtime/transports';
import type { User } from '@/shared/api/model';
import { isPassing } from '@/shared/backoff';
import { useBrowserConfig } from '@/shared/config/browser-config';
import { loadParts } from '@/shared/lazy-part';
import { createSignals, SignalsProvider } from '@/shared/live/signals';
import { createStores } from '@/shared/store';
import { applyLiveEvent } from './apply-live-event';
import { useClearOnSignOut } from './use-clear-on-sign-out';

/** By then the first paint is over, and what it needs is here. */
const REST_MS = 3_000;

interface Props {
  readonly user: User;
  readonly children: (realtime: RealtimeState) => ReactNode;
}

/** The state of one user's session. It is dropped on signing out, so the next user sees none of it. */
export function SignedIn({ user, children }: Props) {
  const config = useBrowserConfig();
  const [client] = useState(newQueryClient);
  const [realtime] = useState(() => transportOf(config));
  const [signals] = useState(createSignals);
  const [stores] = useState(() => createSessionStores(client, user.id));
  const onEvent = useCallback(
    (event: LiveEvent) => applyLiveEvent(client, signals, user.id, event),
    [client, signals, user.id],
  );
  useClearOnSignOut(user.id);
  const state = useRealtime(user.id, realtime, onEvent);

  useEffect(() => {
    stores.outbox.takeUp();
    const rest = setTimeout(loadParts, REST_MS);
    const unlisten = listen({
      online: () => stores.outbox.retryAll(),
      // Without a connection the last known presence is soon wrong.
      offline: () => signals.forgetPresence(),
      storage: (event) => stores.drafts.refresh((event as StorageEvent).key),
    });
    return () => {
      clearTimeout(rest);
      unlisten();
    };
  }, [stores, signals]);

  return (
    <QueryClientProvider client={client}>
      <SignalsProvider signals={signals}>
        <SessionStoresProvider stores={stores}>{children(state)}</SessionStoresProvider>
      </SignalsProvider>
    </QueryClientProvider>
  );
}

function listen(listeners: Record<string, (event: Event) => void>): () => void {
  const all = Object.entries(listeners);
  all.forEach(([type, listener]) => window.addEventListener(type, listener));
  return () => all.forEach(([type, listener]) => window.removeEventListener(type, listener));
}

function createSessionStores(client: QueryClient, userId: string): SessionStores {
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
