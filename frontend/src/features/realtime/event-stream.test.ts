import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubFetch } from '@/shared/testing/stub-fetch';
import type { LiveEvent, RealtimeState } from './port';

/** A service whose streams a test writes and ends. */
class FakeStreams {
  readonly requests: Request[] = [];
  status = 200;
  private last: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly answer = (request: Request): Response => {
    this.requests.push(request);
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.last = controller) });
    request.signal.addEventListener('abort', () => this.last?.error(request.signal.reason));
    return new Response(this.status === 200 ? body : null, { status: this.status });
  };

  say(event: string, data: unknown, id?: string): void {
    const text = `event: ${event}\n${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
    this.last!.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.last!.close();
  }
}

const typing = { chat_id: 'c', user_id: 'bob' };

describe('following the event stream', () => {
  let streams: FakeStreams;
  let events: LiveEvent[];
  let states: RealtimeState[];
  let stop: () => void;
  const types = () => events.map(({ type }) => type);
  const settled = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const positions = () => streams.requests.map((request) => request.headers.get('Last-Event-ID'));

  async function follow(extent: 'everything' | 'signals') {
    const { followEvents } = await import('./event-stream');
    stop = followEvents(extent, 'u', {
      event: (event) => events.push(event),
      state: (state) => states.push(state),
    });
    await settled();
  }

  beforeEach(async () => {
    vi.resetModules();
    vi.useFakeTimers();
    const target = { visibilityState: 'visible', addEventListener: () => {}, removeEventListener: () => {} };
    vi.stubGlobal('document', target);
    vi.stubGlobal('window', target);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    [streams, events, states] = [new FakeStreams(), [], []];
    stubFetch(streams.answer);
    vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) =>
      streams.answer(new Request(input as string, init)),
    );
    const { accept } = await import('@/shared/session/access-token');
    accept({ id: 'u', username: 'ann', access_token: 't', expires_in: 3_600 });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('brings what is said, with the token in a header', async () => {
    await follow('everything');
    streams.say('ready', {}, '1');
    streams.say('typing', typing);
    streams.say('from the future', {});
    streams.say('typing', 'not readable');
    await settled();
    expect(types()).toEqual(['unknown-presence', 'missed', 'typing']);
    expect(states).toEqual(['live']);
    expect(streams.requests[0]!.headers.get('Authorization')).toBe('Bearer t');
    expect(streams.requests[0]!.url).not.toContain('t=');
  });

  it('resumes where it was, and then has missed nothing', async () => {
    await follow('everything');
    streams.say('ready', {}, '1');
    streams.say('typing', typing, '7');
    await settled();
    streams.end();
    await settled(1_000);
    streams.say('ready', {}, '7');
    await settled();
    expect(positions()).toEqual([null, '7']);
    expect(types().filter((type) => type === 'missed')).toHaveLength(1);
    expect(states).not.toContain('lost');
  });

  it('knows that it missed something when the service says so', async () => {
    await follow('everything');
    streams.say('ready', {}, '1');
    streams.say('reset', {}, '9');
    await settled();
    expect(types().filter((type) => type === 'missed')).toHaveLength(2);
  });

  it('misses nothing that matters where it only follows signals', async () => {
    await follow('signals');
    streams.say('ready', {});
    await settled();
    expect(types()).toEqual(['unknown-presence']);
    expect(streams.requests[0]!.url).toContain('only=signals');
  });

  it('is lost when it is refused, or nothing is heard for too long, and comes back', async () => {
    streams.status = 503;
    await follow('everything');
    expect(states).toEqual(['lost']);
    streams.status = 200;
    await settled(1_000);
    streams.say('ready', {}, '1');
    await settled();
    expect(states.at(-1)).toBe('live');
    await settled(40_000);
    expect(states.at(-1)).toBe('lost');
    await settled(15_000);
    expect(positions().at(-1)).toBe('1');
  });

  it('goes on with a new token, without a loss, when its token expires', async () => {
    vi.stubGlobal('navigator', {});
    const { accept } = await import('@/shared/session/access-token');
    accept({ id: 'u', username: 'ann', access_token: 't', expires_in: 60 });
    const granted = { id: 'u', username: 'ann', access_token: 't2', expires_in: 60 };
    vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
      const request = new Request(input as string, init);
      return request.url.endsWith('/token/refresh') ? Response.json(granted) : streams.answer(request);
    });
    await follow('everything');
    streams.say('ready', {}, '1');
    streams.say('typing', typing, '2');
    await settled(35_000);
    streams.end(); // as the service does when the token of a stream expires
    await settled(1_000);
    streams.say('ready', {}, '2');
    await settled();
    const tokens = streams.requests.map((request) => request.headers.get('Authorization'));
    expect(tokens).toEqual(['Bearer t', 'Bearer t2']);
    expect(positions()).toEqual([null, '2']);
    expect(types().filter((type) => type === 'missed')).toHaveLength(1);
    expect(states).not.toContain('lost');
  });

  it('knows nothing of who is online once it is broken', async () => {
    await follow('signals');
    streams.say('ready', {});
    streams.say('presence', { user_id: 'bob', online: true });
    await settled(40_000);
    expect(types()).toEqual(['unknown-presence', 'presence', 'unknown-presence']);
  });
});
