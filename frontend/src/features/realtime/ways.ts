import type { BrowserConfig } from '@/shared/config/browser-config';
import type { Extent } from './event-stream';
import { withFallback } from './fallback';
import { lazyRealtime } from './lazy-realtime';
import type { Realtime } from './port';

const eventsOf = (extent: Extent): Realtime =>
  lazyRealtime(async () => {
    const { followEvents } = await import('./event-stream');
    return (userId, sink) => followEvents(extent, userId, sink);
  });

const firestoreOf = (config: BrowserConfig): Realtime =>
  lazyRealtime(async () => {
    const { watchFirestore } = await import('./firestore-adapter');
    return (userId, sink) => watchFirestore(config, userId, sink);
  });

/** The configured way to live updates. Who reads, types and is online comes by chat-service's events in either case. */
export const realtimeOf = (config: BrowserConfig): Realtime =>
  config.realtime === 'events'
    ? eventsOf('everything')
    : withFallback(firestoreOf(config), eventsOf('everything'), eventsOf('signals'));
