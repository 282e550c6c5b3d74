import type { BrowserConfig } from '@/shared/config/browser-config';
import { followEvents } from './event-stream';
import { withFallback } from './fallback';
import { lazyFirestore } from './lazy-firestore';
import type { Realtime } from './port';

const events: Realtime = (userId, sink) => followEvents('everything', userId, sink);
const signals: Realtime = (userId, sink) => followEvents('signals', userId, sink);

/** The configured way to live updates. Who reads, types and is online comes by chat-service's events in either case. */
export const realtimeOf = (config: BrowserConfig): Realtime =>
  config.realtime === 'events' ? events : withFallback(lazyFirestore(config), events, signals);
