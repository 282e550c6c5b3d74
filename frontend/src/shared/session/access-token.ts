import createClient from 'openapi-fetch';
import type { paths } from '@/shared/api/generated/auth';
import type { User } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { timedFetch } from '@/shared/api/timed-fetch';
import { unwrap } from '@/shared/api/unwrap';
import { exclusively } from './exclusively';
import { session } from './session';
import { sessionHint } from './session-hint';

/** Renewed this long before it expires, so that no token expires in transit. */
const MARGIN_MS = 30_000;

interface Grant extends User {
  access_token: string;
  expires_in: number;
}

const api = createClient<paths>({ baseUrl: '/api/auth', fetch: timedFetch });

// In memory only: a script that reads the device's storage finds no token.
let current: { token: string; userId: string; renewAt: number } | undefined;
let renewal: Promise<void> | undefined;
/** Counts the sessions that ended here: a token that an earlier one asked for is dropped when it comes. */
let generation = 0;

export function accept(grant: Grant): void {
  const renewAt = Date.now() + grant.expires_in * 1000 - MARGIN_MS;
  current = { token: grant.access_token, userId: grant.id, renewAt };
  sessionHint.set();
  const now = session.get();
  if (now.status !== 'signed-in' || now.user.id !== grant.id) {
    session.set({ status: 'signed-in', user: { id: grant.id, username: grant.username } });
  }
}

export function forget(ended: boolean): void {
  sessionHint.clear();
  leave(ended);
}

/** Waits for the second factor of a sign-in. */
export function awaitCode(challenge: string): void {
  forget(false);
  session.set({ status: 'signed-out', ended: false, challenge });
}

function leave(ended: boolean): void {
  generation++;
  current = undefined;
  session.set({ status: 'signed-out', ended });
}

/** The token of the user who made the request; fails when another user is signed in by now. */
export async function accessToken(owner?: string): Promise<string> {
  if (current === undefined || Date.now() >= current.renewAt) {
    await renew();
  }
  if (current === undefined || (owner !== undefined && current.userId !== owner)) {
    throw new Problem(401);
  }
  return current.token;
}

/**
 * Trades the refresh cookie for a new token. Each refresh token is good once, and all tabs share the cookie: one
 * request at a time in this tab, and by a Web Lock one among all tabs (where the browser offers locks).
 */
export function renew(): Promise<void> {
  const asked = generation;
  renewal ??= exclusively(() => trade(asked)).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function trade(asked: number): Promise<void> {
  requireSame(asked);
  try {
    takeUp(await unwrap(api.POST('/token/refresh', { body: {} })), asked);
  } catch (error) {
    // Only a refusal ends the session: a service that is away gives no reason to sign in again.
    if (asked === generation && error instanceof Problem && error.status === 401) {
      forget(true);
    }
    throw error;
  }
}

/** A renewal that ends after signing out must not sign the user in again. */
function requireSame(asked: number): void {
  if (asked !== generation || session.get().status === 'signed-out') {
    throw new Problem(401);
  }
}

function takeUp(grant: Grant, asked: number): void {
  requireSame(asked);
  const now = session.get();
  if (now.status === 'signed-in' && now.user.id !== grant.id) {
    // Another tab signed in as another user. That session continues, so the hint stays.
    leave(true);
    throw new Problem(401);
  }
  accept(grant);
}
