import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stubFetch } from '@/shared/testing/stub-fetch';

const user = { id: 'u', username: 'ann' };
const answers: (() => Response | Promise<Response>)[] = [];
const requests: string[] = [];

/** The services, as far as a session meets them: the answers are given in the order laid ready. */
async function fakeFetch(request: Request): Promise<Response> {
  requests.push(`${new URL(request.url).pathname} ${request.headers.get('Authorization') ?? '-'}`);
  await Promise.resolve();
  return answers.shift()?.() ?? new Response('{}', { status: 500 });
}

/** One at a time, in order, as the browser does it. */
class FakeLocks {
  private last: Promise<unknown> = Promise.resolve();

  request(_name: string, task: () => Promise<unknown>): Promise<unknown> {
    this.last = this.last.then(task, task);
    return this.last;
  }
}

const grant =
  (token: string, expiresIn = 300, id = user.id) =>
  () =>
    Response.json({ ...user, id, access_token: token, token_type: 'Bearer', expires_in: expiresIn });
const status = (code: number) => () => Response.json({}, { status: code });

const done = () => new Response(null, { status: 204 });

const REFRESH = '/api/auth/token/refresh -';

describe('the access token', () => {
  let tokens: typeof import('./access-token');
  let authorizedFetch: typeof import('./authorized-fetch').authorizedFetch;
  let session: typeof import('./session').session;
  let account: typeof import('./account');

  beforeEach(async () => {
    vi.resetModules();
    answers.length = 0;
    requests.length = 0;
    stubFetch(fakeFetch);
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    tokens = await import('./access-token');
    ({ authorizedFetch } = await import('./authorized-fetch'));
    ({ session } = await import('./session'));
    account = await import('./account');
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

  it('of a pending renewal is dropped on signing out, which waits for it', async () => {
    let answer: (response: Response) => void = () => {};
    answers.push(grant('short', 0), () => new Promise((resolve) => (answer = resolve)), done);
    await tokens.accessToken();
    const renewed = tokens.accessToken();
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    const signedOut = account.signOut();
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests).toHaveLength(2);
    answer(grant('late')());
    await expect(renewed).rejects.toMatchObject({ status: 401 });
    await signedOut;
    expect(requests).toEqual([REFRESH, REFRESH, '/api/auth/logout -']);
    expect(session.get()).toEqual({ status: 'signed-out', ended: false });
  });

  it('is not renewed for who has signed out', async () => {
    answers.push(grant('one'), status(503), grant('two'));
    await tokens.accessToken();
    await account.signOut().catch(() => {});
    await expect(authorizedFetch(new Request('http://page/api/chat/chats'))).rejects.toMatchObject({
      status: 401,
    });
    expect(session.get()).toEqual({ status: 'signed-out', ended: false });
    expect(requests).toEqual([REFRESH, '/api/auth/logout -']);
  });

  it('is never another person’s: when another tab signed in as one, the session here is over', async () => {
    answers.push(grant('mine', 0), grant('theirs', 300, 'b'));
    await tokens.accessToken();
    await expect(authorizedFetch(new Request('http://page/api/chat/chats'))).rejects.toMatchObject({
      status: 401,
    });
    expect(session.get()).toEqual({ status: 'signed-out', ended: true });
    expect(requests).toEqual([REFRESH, REFRESH]);
  });

  it('is asked for the person a request was made for, who may have gone meanwhile', async () => {
    let refuse: (response: Response) => void = () => {};
    answers.push(grant('mine'), () => new Promise((resolve) => (refuse = resolve)), done);
    answers.push(grant('theirs', 300, 'b'), grant('renewed', 300, 'b'));
    await tokens.accessToken();
    const answer = authorizedFetch(new Request('http://page/api/chat/chats'));
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    await account.signOut();
    await account.signIn({ username: 'bob', password: 'secret' });
    refuse(status(401)());
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(session.get()).toMatchObject({ status: 'signed-in', user: { id: 'b' } });
    expect(requests.filter((request) => request.startsWith('/api/chat'))).toEqual([
      '/api/chat/chats Bearer mine',
    ]);
  });

  it('comes after the code of a second factor, and a wrong code keeps the challenge', async () => {
    const refused = (type: string) => () =>
      Response.json({ type: `urn:rivulet:problem:${type}` }, { status: 401 });
    answers.push(() => Response.json({ challenge: 'c', expires_in: 300 }, { status: 202 }));
    answers.push(refused('wrong-code'), grant('one'));
    await account.signIn({ username: 'ann', password: 'secret' });
    expect(session.get()).toEqual({ status: 'signed-out', ended: false, challenge: 'c' });
    await expect(account.giveCode('c', '000000')).rejects.toMatchObject({ type: 'wrong-code' });
    expect(session.get()).toMatchObject({ challenge: 'c' });
    await account.giveCode('c', '123456');
    expect(session.get()).toEqual({ status: 'signed-in', user });

    answers.push(refused('challenge-ended'));
    await expect(account.giveCode('c', '123456')).rejects.toMatchObject({ type: 'challenge-ended' });
    expect(session.get()).toEqual({ status: 'signed-out', ended: false, lapsed: true });
  });

  it('is not waited for without end, nor is anything else', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    answers.push(grant('one'), status(200), done, grant('two'));
    await authorizedFetch(new Request('http://page/api/chat/chats'));
    await account.signOut();
    await account.signIn({ username: 'ann', password: 'secret' });
    expect(requests).toHaveLength(4);
    expect(timeout).toHaveBeenCalledTimes(requests.length);
  });
});
