import { useCallback, useMemo } from 'react';
import { usePageBefore } from './timeline/timeline-query';

export interface Older {
  readonly hasMore: boolean;
  readonly failed: boolean;
  /** Reads the page before what is here, one at a time. */
  load(): void;
}

/** What comes before the messages that are here; null where they begin the chat. */
export function useOlder(chatId: string, hole: string | null): Older {
  const { mutate, isPending, isError } = usePageBefore(chatId);
  const load = useCallback(() => {
    if (hole !== null && !isPending) {
      mutate(hole);
    }
  }, [hole, isPending, mutate]);
  return useMemo(() => ({ hasMore: hole !== null, failed: isError, load }), [hole, isError, load]);
}
