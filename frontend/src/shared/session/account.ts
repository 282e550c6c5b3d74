import createClient from 'openapi-fetch';
import type { paths } from '@/shared/api/generated/auth';
import { Problem } from '@/shared/api/problem';
import { timedFetch } from '@/shared/api/timed-fetch';
import { unwrap } from '@/shared/api/unwrap';
import { accept, awaitCode, forget, renew } from './access-token';
import { exclusively } from './exclusively';
import { session } from './session';
import { sessionHint } from './session-hint';

export interface Credentials {
  username: string;
  password: string;
}

const api = createClient<paths>({ baseUrl: '/api/auth', fetch: timedFetch });
const elsewhere =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('rivulet.session');

/** Takes up the session of this device, if there is one. A service that is away leaves the answer open: it throws. */
export async function resume(): Promise<void> {
  if (session.get().status !== 'starting') {
    return;
  }
  if (!sessionHint.isSet()) {
    forget(false);
    return;
  }
  await renew();
}

/** Signs in, or leaves the session waiting for the code of a second factor. */
export async function signIn(credentials: Credentials): Promise<void> {
  const body = { ...credentials, cookie: true };
  const answer = await exclusively(() => unwrap(api.POST('/login', { body })));
  if ('challenge' in answer) {
    awaitCode(answer.challenge);
  } else {
    accept(answer);
  }
}

export async function giveCode(challenge: string, code: string): Promise<void> {
  const body = { challenge, code, cookie: true };
  try {
    accept(await exclusively(() => unwrap(api.POST('/login/second-factor', { body }))));
  } catch (error) {
    if (error instanceof Problem && error.type === 'challenge-ended') {
      startOver(true);
    }
    throw error;
  }
}

/** Back to the password. */
export function startOver(lapsed = false): void {
  session.set({ status: 'signed-out', ended: false, lapsed });
}

export async function signUp(credentials: Credentials): Promise<void> {
  await unwrap(api.POST('/users', { body: credentials }));
  await signIn(credentials);
}

/** Signs out here and in every other tab, even when the service can't be reached. */
export async function signOut(): Promise<void> {
  forget(false);
  elsewhere?.postMessage('signed-out');
  // After a pending renewal: otherwise the token that it brings would stay valid.
  await exclusively(() => unwrap(api.POST('/logout', { body: {} })));
}

elsewhere?.addEventListener('message', () => forget(false));
