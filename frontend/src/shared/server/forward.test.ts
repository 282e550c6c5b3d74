import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forward } from './forward';

describe('forwarding to a service', () => {
  let server: Server;
  let seen: { request: IncomingMessage; body: string }[];

  beforeEach(async () => {
    seen = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      seen.push({ request, body });
      response.writeHead(201, { 'Set-Cookie': ['a=1; HttpOnly', 'b=2'], 'Content-Type': 'application/json' });
      response.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const upstream = () => ({
    name: 'auth-service',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    prefix: '/api/auth',
  });
  const post = (headers: Record<string, string> = {}, body = '{"username":"ann"}') =>
    new Request('http://page/api/auth/login?x=a%2Fb', { method: 'POST', body, headers });

  it('hands on path, query, body, cookies and token', async () => {
    await forward(post({ Cookie: 'rivulet_refresh=r', Authorization: 'Bearer t' }), upstream());
    const { request, body } = seen[0]!;
    expect([request.method, request.url]).toEqual(['POST', '/api/v1/login?x=a%2Fb']);
    expect(body).toBe('{"username":"ann"}');
    expect(request.headers).toMatchObject({
      ...{ cookie: 'rivulet_refresh=r', authorization: 'Bearer t' },
      ...{ 'content-type': 'text/plain;charset=UTF-8', 'content-length': '18' },
    });
  });

  it('hands back status, body and each cookie', async () => {
    const answer = await forward(post(), upstream());
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ ok: true });
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
  });

  it('cannot be led out of the service’s own paths', async () => {
    await forward(new Request('http://page/api/auth/../../q/metrics'), upstream());
    await forward(new Request('http://page/api/auth/%2e%2e/q/metrics'), upstream());
    expect(seen.every(({ request }) => request.url!.startsWith('/api/v1'))).toBe(true);
  });

  const own = { Host: 'page', Origin: 'http://page' };
  it.each<[string, Record<string, string>, number]>([
    ['this page', { ...own, 'Sec-Fetch-Site': 'same-origin' }, 201],
    ['a program', {}, 201],
    ['an older browser on this page', own, 201],
    [
      'this page behind a proxy',
      { Host: 'pod', 'X-Forwarded-Host': 'chat.org', Origin: 'https://chat.org' },
      201,
    ],
    ['another site', { ...own, 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another subdomain', { ...own, 'Sec-Fetch-Site': 'same-site' }, 403],
    ['another site in an older browser', { Host: 'page', Origin: 'http://evil.org' }, 403],
    ['another port', { Host: 'page', Origin: 'http://page:8080' }, 403],
    ['a sandboxed frame', { Host: 'page', Origin: 'null' }, 403],
  ])('answers to a write from %s: %#', async (_from, headers, status) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const request = new Request('http://page/api/auth/x', { method, headers });
      expect((await forward(request, upstream())).status).toBe(status);
    }
  });

  it('lets other sites link to what is only read', async () => {
    const request = new Request('http://page/api/auth/x', { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect((await forward(request, upstream())).status).toBe(201);
  });

  it('refuses writes that another site started', async () => {
    const answer = await forward(post({ 'Sec-Fetch-Site': 'cross-site' }), upstream());
    expect([answer.status, seen.length]).toEqual([403, 0]);
    expect(await answer.json()).toMatchObject({ type: 'urn:rivulet:problem:forbidden' });
  });

  it('refuses what no service takes', async () => {
    const answer = await forward(post({}, 'x'.repeat(65_537)), upstream());
    expect([answer.status, seen.length]).toEqual([413, 0]);
    expect(await answer.json()).toMatchObject({ type: 'urn:rivulet:problem:too-large' });
    expect((await forward(post({}, 'x'.repeat(65_536)), upstream())).status).toBe(201);
    expect(seen[0]!.body).toHaveLength(65_536);
  });

  it('does not wait for ever for the rest of a body', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const body = new ReadableStream({ start: (rest) => rest.enqueue(new Uint8Array(1)) });
      const half = new Request('http://page/api/auth/login', {
        method: 'POST',
        body,
        duplex: 'half',
      } as RequestInit);
      const answer = forward(half, upstream());
      await vi.advanceTimersByTimeAsync(30_000);
      expect([(await answer).status, seen.length]).toEqual([503, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says which service is away', async () => {
    const away = { name: 'chat-service', url: 'http://127.0.0.1:1', prefix: '/api/chat' };
    const answer = await forward(new Request('http://page/api/chat/chats'), away);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining('chat-service'),
    });
  });

  it('passes a stream of events on piece by piece, and ends it with its reader', async () => {
    server.removeAllListeners('request');
    let ended = false;
    const pieces: ((text: string) => void)[] = [];
    server.on('request', (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      pieces.push((text) => response.write(text));
      response.write('event: ready\n\n');
      response.on('close', () => (ended = true));
    });
    const left = new AbortController();
    const answer = await forward(
      new Request('http://page/api/auth/events', { signal: left.signal }),
      upstream(),
    );
    expect(answer.headers.get('Cache-Control')).toBe('no-cache, no-transform');
    const reader = answer.body!.getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await read()).toBe('event: ready\n\n');
    pieces[0]!('event: typing\n\n');
    expect(await read()).toBe('event: typing\n\n');
    left.abort();
    await expect.poll(() => ended).toBe(true);
    server.closeAllConnections();
  });
});
