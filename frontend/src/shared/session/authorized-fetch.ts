import { accessToken, renew } from './access-token';

/** Sends the token along; one that is refused although it had not expired is renewed, and the request repeated once. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const answer = await fetch(await withToken(request.clone()));
  if (answer.status !== 401) {
    return answer;
  }
  await renew();
  return fetch(await withToken(request));
}

async function withToken(request: Request): Promise<Request> {
  request.headers.set('Authorization', `Bearer ${await accessToken()}`);
  return request;
}
