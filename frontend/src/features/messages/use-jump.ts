import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { at } from './timeline/ids';
import { olderThan } from './timeline/timeline';
import { readBefore, timelineOf } from './timeline/timeline-query';

/** The most pages that are read for a jump. */
const PAGES = 20;
const SHOWN_MS = 2_000;

/** Jumps to a message, reading older pages until it is loaded. */
export function useJump(chatId: string, onTooFar: () => void) {
  const client = useQueryClient();
  const [target, setTarget] = useState<string | null>(null);

  useEffect(() => {
    const timer = target === null ? undefined : setTimeout(() => setTarget(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [target]);

  const jumpTo = useCallback(
    async (messageId: string) => {
      const isHere = () => at(timelineOf(client, chatId)?.messages ?? [], messageId) !== undefined;
      for (let pages = 0; !isHere() && pages < PAGES; pages++) {
        const held = timelineOf(client, chatId);
        const gap = held ? olderThan(held) : null;
        if (gap === null) break;
        await readBefore(client, chatId, gap).catch(() => (pages = PAGES));
      }
      if (isHere()) setTarget(messageId);
      else onTooFar();
    },
    [client, chatId, onTooFar],
  );
  return { target, jumpTo };
}
