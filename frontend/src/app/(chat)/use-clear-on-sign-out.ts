import { useEffect } from 'react';
import { clearUnsent } from '@/features/messages/outbox/unsent';
import { session } from '@/shared/session/session';

/** Deletes drafts and unsent messages on signing out, but keeps them when the session has only expired. */
export function useClearOnSignOut(userId: string): void {
  useEffect(
    () =>
      session.subscribe(() => {
        const now = session.get();
        if (now.status === 'signed-out' && !now.ended) clearUnsent(userId);
      }),
    [userId],
  );
}
