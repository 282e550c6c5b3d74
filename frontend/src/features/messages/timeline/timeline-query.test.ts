import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '@/shared/api/model';
import { stubFetch } from '@/shared/testing/stub-fetch';
import { innerGap, olderThan, type Timeline } from './timeline';

const id = (index: number) => `${index.toString(16).padStart(8, '0')}-0000-1000-8000-000000000000`;
const message = (index: number): Message => ({
  message_id: id(index),
  chat_id: 'c',
  from_user: 'u',
  from_name: 'Ann',
  body: `${index}`,
  sent_at: '',
  revision: 0,
  reactions: {},
});
const messages = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => message(from + index));

describe('filling a hole', () => {
  let query: typeof import('./timeline-query');
  let client: QueryClient;
  let answers: number[];
  let pages: string[];
  let stop: () => void;

  /** Loads the first ten and the last fifty messages. */
  function open(written: number): () => Timeline {
    query.applyTail(client, 'c', { messages: messages(0, 10), previousId: null, late: [], lateSeq: null });
    query.applyTail(client, 'c', {
      messages: messages(written - 50, written),
      previousId: id(written - 51),
      late: [],
      lateSeq: null,
    });
    const timeline = () => client.getQueryData<Timeline>(['timeline', 'c'])!;
    stop = new QueryObserver(client, query.fillQuery(client, 'c', innerGap(timeline()))).subscribe(() => {});
    return timeline;
  }

  beforeEach(async () => {
    vi.resetModules();
    vi.useFakeTimers();
    client = new QueryClient();
    answers = [];
    pages = [];
    stubFetch((request) => {
      const { searchParams } = new URL(request.url);
      const before = Number.parseInt(searchParams.get('time')!.slice(0, 8), 16);
      pages.push(`${before} ${searchParams.get('quantity')}`);
      const start = Math.max(0, before - 100);
      return Response.json(
        { messages: messages(start, before).reverse(), next: start > 0 ? id(start) : null },
        { status: answers.shift() ?? 200 },
      );
    });
    query = await import('./timeline-query');
    const { accept } = await import('@/shared/session/access-token');
    accept({ id: 'u', username: 'ann', access_token: 't', expires_in: 3_600 });
  });

  afterEach(() => {
    stop();
    client.clear();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('goes on until what was missing is there', async () => {
    const timeline = open(300);
    await vi.advanceTimersByTimeAsync(0);
    expect(pages).toEqual(['250 100', '150 100', '50 100']);
    expect(timeline()).toMatchObject({ messages: messages(0, 300), gaps: new Set() });
  });

  it('tries again for as long as the service is away', async () => {
    const timeline = open(100);
    answers = Array.from({ length: 10 }, () => 503);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(innerGap(timeline())).not.toBeNull();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(innerGap(timeline())).toBeNull();
    expect(pages).toHaveLength(11);
  });

  it('ends when the chat is closed, or when it is refused', async () => {
    open(100);
    answers = [503, 503];
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pages).toHaveLength(1);
    client.clear();
    answers = [403, 403];
    open(100);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pages).toHaveLength(2);
  });

  it('ends after three pages: what lies before becomes the next older page’s', async () => {
    const timeline = open(1_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(pages).toHaveLength(3);
    expect(timeline().messages).toEqual(messages(650, 1_000));
    expect([innerGap(timeline()), olderThan(timeline())]).toEqual([null, id(650)]);
  });
});
