import { backoffMs } from '@/shared/backoff';
import type { BrowserConfig } from '@/shared/config/browser-config';
import type { Realtime } from './port';

const LONGEST_RETRY_MS = 30_000;

type Adapter = Pick<typeof import('./firestore-adapter'), 'watchFirestore'>;

/**
 * Loads Firestore's SDK, the heaviest part of the page, after the first paint: the chats and messages of the REST
 * services are on screen by then. What can't be loaded now is tried again until it can, or nobody waits for it.
 */
export function lazyFirestore(
  config: BrowserConfig,
  load: () => Promise<Adapter> = () => import('./firestore-adapter'),
): Realtime {
  return (userId, sink) => {
    let stop: (() => void) | null = null;
    let stopped = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const start = async (failures: number) => {
      try {
        const { watchFirestore } = await load();
        if (!stopped) {
          stop = watchFirestore(config, userId, sink);
        }
      } catch (error) {
        if (!stopped) {
          console.warn('Realtime updates could not be started.', error);
          sink.state('lost');
          retry = setTimeout(() => void start(failures + 1), backoffMs(failures, LONGEST_RETRY_MS));
        }
      }
    };
    sink.state('connecting');
    void start(0);
    return () => {
      stopped = true;
      clearTimeout(retry);
      stop?.();
    };
  };
}
