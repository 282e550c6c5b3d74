import { backoffMs } from '@/shared/backoff';
import type { Realtime } from './port';

const LONGEST_RETRY_MS = 30_000;

/**
 * Loads the code of a transport after the first paint (Firestore's SDK is the heaviest part of the page): the chats and
 * messages from REST are on screen by then. A failed load is retried until it succeeds or is cancelled.
 */
export function lazyRealtime(load: () => Promise<Realtime>): Realtime {
  return (userId, sink) => {
    let stop: (() => void) | null = null;
    let stopped = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const start = async (failures: number) => {
      try {
        const realtime = await load();
        if (!stopped) {
          stop = realtime(userId, sink);
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
