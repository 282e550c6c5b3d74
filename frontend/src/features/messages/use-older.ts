import { useCallback, useMemo } from 'react';
import { usePageBefore } from './timeline/timeline-query';

export interface Older {
  readonly hasMore: boolean;
  readonly failed: boolean;
  /** Reads the page before what is here, one at a time. */
  load(): void;
}

/** What comes before the messages that are here; null where they begin the chat. */
export function useOlder(chatId: string, gap: string | null): Older {
  const { mutate, isPending, isError } = usePageBefore(chatId);
  const load = useCallback(() => {
    if (gap !== null && !isPending) {
      mutate(gap);
    }
  }, [gap, isPending, mutate]);
  return useMemo(() => ({ hasMore: gap !== null, failed: isError, load }), [gap, isError, load]);
}
