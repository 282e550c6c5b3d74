import { timedFetch } from '@/shared/api/timed-fetch';
import { accessToken, renew } from './access-token';
import { session } from './session';

/**
 * Adds the token of the user who is signed in when the request is made, never another one's. A token that is refused
 * before it expires is renewed, and the request repeated once.
 */
export async function authorizedFetch(request: Request): Promise<Response> {
  const now = session.get();
  const owner = now.status === 'signed-in' ? now.user.id : undefined;
  const answer = await timedFetch(await withToken(request.clone(), owner));
  if (answer.status !== 401) {
    return answer;
  }
  await renew();
  return timedFetch(await withToken(request, owner));
}

async function withToken(request: Request, owner: string | undefined): Promise<Request> {
  request.headers.set('Authorization', `Bearer ${await accessToken(owner)}`);
  return request;
}
