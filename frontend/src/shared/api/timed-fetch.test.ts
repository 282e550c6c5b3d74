import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timedFetch } from './timed-fetch';
import { unwrap } from './unwrap';

describe('a request without an answer', () => {
  const timeout = new AbortController();
  const asked: number[] = [];

  beforeEach(() => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      asked.push(ms);
      return timeout.signal;
    });
    vi.stubGlobal('fetch', (_request: Request, { signal }: RequestInit) => {
      return new Promise((_answer, fail) => {
        signal!.addEventListener('abort', () => fail(signal!.reason as Error));
      });
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const open = (signal?: AbortSignal) =>
    unwrap(timedFetch(new Request('http://page/', { signal })).then((response) => ({ response })));

  it('still ends when who asked gives up', async () => {
    const own = new AbortController();
    const answer = open(own.signal);
    own.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails after 35 seconds with a problem that passes', async () => {
    const answer = open();
    timeout.abort(new DOMException('too long', 'TimeoutError'));
    await expect(answer).rejects.toMatchObject({ status: 0, isPassing: true });
    expect(asked.at(-1)).toBe(35_000);
  });
});
