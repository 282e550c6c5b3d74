import type { User } from '@/shared/api/model';
import { createStore, useStore } from '@/shared/store';

interface SignedOut {
  readonly status: 'signed-out';
  /** By the service, not by the user. */
  readonly ended: boolean;
  /** The password was right, and the second factor is awaited. */
  readonly challenge?: string;
  /** The second factor came too late or was wrong too often. */
  readonly lapsed?: boolean;
}

export type Session =
  { readonly status: 'starting' } | SignedOut | { readonly status: 'signed-in'; readonly user: User };

const STARTING: Session = { status: 'starting' };

export const session = createStore<Session>(STARTING);

export const useSession = (): Session => useStore(session, STARTING);

/** For components that are rendered only while a user is signed in. */
export function useUser(): User {
  const now = useSession();
  if (now.status !== 'signed-in') {
    throw new Error('Nobody is signed in.');
  }
  return now.user;
}
