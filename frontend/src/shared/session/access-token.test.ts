import { beforeEach, describe, expect, it, vi } from 'vitest';

const user = { id: 'u', username: 'ann' };
const answers: (() => Response)[] = [];
const requests: string[] = [];

/** The services, as far as a session meets them: the answers are given in the order laid ready. */
async function fakeFetch(request: Request): Promise<Response> {
  requests.push(`${new URL(request.url).pathname} ${request.headers.get('Authorization') ?? '-'}`);
  await Promise.resolve();
  return answers.shift()?.() ?? new Response('{}', { status: 500 });
}

const grant =
  (token: string, expiresIn = 300) =>
  () =>
    Response.json({ ...user, access_token: token, token_type: 'Bearer', expires_in: expiresIn });
const status = (code: number) => () => Response.json({}, { status: code });

const REFRESH = '/api/auth/token/refresh -';

describe('the access token', () => {
  let tokens: typeof import('./access-token');
  let authorizedFetch: typeof import('./authorized-fetch').authorizedFetch;
  let session: typeof import('./session').session;

  beforeEach(async () => {
    vi.resetModules();
    answers.length = 0;
    requests.length = 0;
    vi.stubGlobal('fetch', fakeFetch);
    vi.stubGlobal('navigator', { locks: { request: (_name: string, task: () => Promise<void>) => task() } });
    // The browser completes the page's relative addresses; Node's Request doesn't.
    vi.stubGlobal(
      'Request',
      class extends Request {
        constructor(input: RequestInfo | URL, init?: RequestInit) {
          super(typeof input === 'string' ? new URL(input, 'http://page').href : input, init);
        }
      },
    );
    tokens = await import('./access-token');
    ({ authorizedFetch } = await import('./authorized-fetch'));
    ({ session } = await import('./session'));
  });

  it('is renewed once, however many ask for it: a refresh token is good once', async () => {
    answers.push(grant('one'));
    const all = await Promise.all([tokens.accessToken(), tokens.accessToken(), tokens.accessToken()]);
    expect(all).toEqual(['one', 'one', 'one']);
    expect(requests).toEqual([REFRESH]);
  });

  it('is renewed before it runs out', async () => {
    answers.push(grant('short', 20), grant('next'));
    expect(await tokens.accessToken()).toBe('short');
    expect(await tokens.accessToken()).toBe('next');
  });

  it('is renewed when it is refused, and the request repeated', async () => {
    answers.push(grant('old'), status(401), grant('new'), status(200));
    const answer = await authorizedFetch(new Request('http://page/api/chat/chats'));
    expect(answer.status).toBe(200);
    expect(requests).toEqual([REFRESH, '/api/chat/chats Bearer old', REFRESH, '/api/chat/chats Bearer new']);
  });

  it('ends the session when its renewal is refused', async () => {
    answers.push(status(401));
    await expect(tokens.accessToken()).rejects.toMatchObject({ status: 401 });
    expect(session.get()).toEqual({ status: 'signed-out', ended: true });
  });

  it('leaves the session alone when the service is away', async () => {
    answers.push(grant('short', 0), status(503), grant('later'));
    await tokens.accessToken();
    await expect(tokens.accessToken()).rejects.toMatchObject({ status: 503 });
    expect(session.get()).toEqual({ status: 'signed-in', user });
    expect(await tokens.accessToken()).toBe('later');
  });
});
