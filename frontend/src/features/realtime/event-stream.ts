import { backoffMs } from '@/shared/backoff';
import { accessToken, renew } from '@/shared/session/access-token';
import type { RealtimeSink } from './port';
import { eventParser } from './server-sent-events';
import { liveEventOf } from './stream-events';
import { whileVisible } from './while-visible';

/** The service says something every 15 s: who hears nothing for so long isn't connected any more. */
const SILENCE_MS = 40_000;
const LONGEST_RETRY_MS = 15_000;

export type Extent = 'everything' | 'signals';

/**
 * Follows chat-service's event stream by fetch, which unlike EventSource sends the token as a header. It comes back
 * to the position it had; a stream that begins anew, or can't go back that far, is one that missed something.
 */
export function followEvents(extent: Extent, userId: string, sink: RealtimeSink): () => void {
  let position: string | null = null;
  let failures = 0;

  const take = (name: string, data: string, id: string | null) => {
    position = id ?? position;
    if (name === 'ready') {
      failures = 0;
      sink.event({ type: 'unknown-presence' });
      sink.state('live');
    }
    const event = liveEventOf(name, data);
    if (event !== null) sink.event(event);
  };

  const follow = async (end: AbortSignal) => {
    const resumed = position !== null;
    const silence = new AbortController();
    const body = await open(extent, userId, position, AbortSignal.any([end, silence.signal]));
    let first = true;
    await read(body, silence, (name, data, id) => {
      take(name, data, id);
      if (name === 'ready' && first && !resumed && extent === 'everything') sink.event({ type: 'missed' });
      first &&= name !== 'ready';
    });
  };

  return whileVisible(async (end) => {
    try {
      await follow(end);
      return 0; // the token ran out, or the service goes down: come back at once
    } catch (error) {
      sink.event({ type: 'unknown-presence' });
      if (!end.aborted) {
        sink.state('lost');
      }
      return backoffMs(failures++, LONGEST_RETRY_MS, error);
    }
  });
}

async function open(extent: Extent, userId: string, position: string | null, signal: AbortSignal) {
  const request = async () =>
    fetch(`/api/chat/events${extent === 'signals' ? '?only=signals' : ''}`, {
      signal,
      cache: 'no-store',
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${await accessToken(userId)}`,
        ...(position === null ? {} : { 'Last-Event-ID': position }),
      },
    });
  let answer = await request();
  if (answer.status === 401) {
    await renew();
    answer = await request();
  }
  if (!answer.ok || answer.body === null) {
    throw new Error(`The event stream was refused: ${answer.status}`);
  }
  return answer.body;
}

async function read(
  body: ReadableStream<Uint8Array>,
  silence: AbortController,
  take: (name: string, data: string, id: string | null) => void,
): Promise<void> {
  const parse = eventParser();
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  for (;;) {
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    for (const { event, data, id } of parse(value)) take(event, data, id);
  }
}
