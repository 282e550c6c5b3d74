import type { BrowserConfig } from '@/shared/config/browser-config';
import type { Extent } from './event-stream';
import { withFallback } from './fallback';
import { lazyRealtime } from './lazy-realtime';
import type { Realtime } from './port';
import { sharedByTabs } from './shared-by-tabs';

const eventStream = (extent: Extent): Realtime =>
  lazyRealtime(async () => {
    const { followEvents } = await import('./event-stream');
    return (userId, sink) => followEvents(extent, userId, sink);
  });

const firestore = (config: BrowserConfig): Realtime =>
  lazyRealtime(async () => {
    const { watchFirestore } = await import('./firestore-adapter');
    return (userId, sink) => watchFirestore(config, userId, sink);
  });

/** The configured transport. Presence, typing and read positions always come by chat-service's event stream. */
export const transportOf = (config: BrowserConfig): Realtime =>
  sharedByTabs(
    config.realtime === 'events'
      ? eventStream('everything')
      : withFallback(firestore(config), eventStream('everything'), eventStream('signals')),
  );
