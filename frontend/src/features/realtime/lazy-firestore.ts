import type { BrowserConfig } from '@/shared/config/browser-config';
import type { Realtime } from './port';

/**
 * Loads Firestore's SDK, the heaviest part of the page, after the first paint: the chats and messages of the REST
 * services are on screen by then.
 */
export function lazyFirestore(config: BrowserConfig): Realtime {
  return (userId, sink) => {
    let stop: (() => void) | null = null;
    let stopped = false;
    sink.state('connecting');
    const load = async () => {
      const { watchFirestore } = await import('./firestore-adapter');
      if (!stopped) {
        stop = watchFirestore(config, userId, sink);
      }
    };
    load().catch((error: unknown) => {
      console.warn('Realtime updates could not be loaded.', error);
      sink.state('lost');
    });
    return () => {
      stopped = true;
      stop?.();
    };
  };
}
