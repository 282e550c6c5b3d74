import createClient from 'openapi-fetch';
import type { paths } from '@/shared/api/generated/auth';
import type { Person } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { unwrap } from '@/shared/api/unwrap';
import { session } from './session';
import { sessionHint } from './session-hint';

/** Renewed this long before it expires, so that a token never runs out on its way. */
const MARGIN_MS = 30_000;

interface Grant extends Person {
  access_token: string;
  expires_in: number;
}

const api = createClient<paths>({ baseUrl: '/api/auth', fetch: (request) => fetch(request) });

// In memory only: a script that reads the device's storage finds no token.
let current: { token: string; renewAt: number } | undefined;
let renewal: Promise<void> | undefined;

export function accept(grant: Grant): void {
  current = { token: grant.access_token, renewAt: Date.now() + grant.expires_in * 1000 - MARGIN_MS };
  sessionHint.set();
  const now = session.get();
  if (now.status !== 'signed-in' || now.user.id !== grant.id) {
    session.set({ status: 'signed-in', user: { id: grant.id, username: grant.username } });
  }
}

export function forget(ended: boolean): void {
  current = undefined;
  sessionHint.clear();
  session.set({ status: 'signed-out', ended });
}

export async function accessToken(): Promise<string> {
  if (current === undefined || Date.now() >= current.renewAt) {
    await renew();
  }
  if (current === undefined) {
    throw new Problem(401);
  }
  return current.token;
}

/**
 * Trades the refresh cookie for a new token. Each refresh token is good once, and all tabs share the cookie: one
 * request at a time in this tab, and by a Web Lock one among all tabs (where the browser offers locks).
 */
export function renew(): Promise<void> {
  renewal ??= exclusively(trade).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function exclusively(task: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('rivulet.refresh', task) : task();
}

async function trade(): Promise<void> {
  try {
    accept(await unwrap(api.POST('/token/refresh', { body: {} })));
  } catch (error) {
    // Only a refusal ends the session: a service that is away gives no reason to sign in again.
    if (error instanceof Problem && error.status === 401) {
      forget(true);
    }
    throw error;
  }
}
