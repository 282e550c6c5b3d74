import { useCallback, useEffect, useState } from 'react';
import { resume } from '@/shared/session/account';
import { useSession, type Session } from '@/shared/session/session';

interface Resumed {
  readonly session: Session;
  /** Why the session could not be taken up; signing in again would not help. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** The session of this device, taken up when the page opens. */
export function useResumedSession(): Resumed {
  const session = useSession();
  const [error, setError] = useState<unknown>(null);
  const start = useCallback(() => {
    resume().then(() => setError(null), setError);
  }, []);
  useEffect(start, [start]);
  return { session, error: session.status === 'starting' ? error : null, retry: start };
}
