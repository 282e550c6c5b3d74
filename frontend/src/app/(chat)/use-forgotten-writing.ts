import { useEffect } from 'react';
import { forgetWriting } from '@/features/conversation/outbox/unsent';
import { session } from '@/shared/session/session';

/** Whoever signs out takes what they wrote along; where a session only ended, it waits for them. */
export function useForgottenWriting(userId: string): void {
  useEffect(
    () =>
      session.subscribe(() => {
        const now = session.get();
        if (now.status === 'signed-out' && !now.ended) forgetWriting(userId);
      }),
    [userId],
  );
}
