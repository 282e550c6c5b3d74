import type { User } from '@/shared/api/model';
import { createStore, useStore } from '@/shared/store';

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly ended: boolean }
  | { readonly status: 'signed-in'; readonly user: User };

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
