import { problem } from './problem-response';
import { isCrossOriginWrite } from './same-origin';

/** Those of RFC 9110 7.6.1, and what fetch sets by itself or has already undone (it unpacks the body). */
const NOT_FORWARDED = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer'],
  ...[
    'transfer-encoding',
    'upgrade',
    'host',
    'content-length',
    'content-encoding',
    'accept-encoding',
    'expect',
  ],
];

/** From the request's first byte until the answer begins: a stream of events goes on for as long as both want. */
const UPSTREAM_TIMEOUT_MS = 30_000;

/** What the services take (quarkus.http.limits.max-body-size). They would close the connection on the rest. */
const MOST_BYTES = 64 * 1024;

export interface Upstream {
  readonly name: string;
  readonly url: string;
  /** The part of the page's own path that stands for the service: "/api/auth". */
  readonly prefix: string;
}

/** Hands a request of the browser to a service, and streams the answer back; /api/auth/x becomes /api/v1/x. */
export async function forward(request: Request, upstream: Upstream): Promise<Response> {
  if (isCrossOriginWrite(request)) {
    return problem('forbidden', 'Requests from other sites are refused.');
  }
  const address = new URL(request.url);
  const target = new URL(
    `/api/v1${address.pathname.slice(upstream.prefix.length)}${address.search}`,
    upstream.url,
  );
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('', 'TimeoutError')), UPSTREAM_TIMEOUT_MS);
  try {
    const body = await bodyOf(request, late.signal);
    if (body === 'too-large') {
      return problem('too-large', 'A body has 64 KiB at most.');
    }
    const answer = await fetch(target, {
      method: request.method,
      headers: requestHeaders(request, address),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, late.signal]),
    });
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch (failure) {
    return unreachable(upstream.name, failure);
  } finally {
    clearTimeout(timer);
  }
}

/** Whole before it is sent on, so that a service is never left with half of one. */
async function bodyOf(request: Request, signal: AbortSignal): Promise<Blob | null | 'too-large'> {
  if (request.body === null) {
    return null;
  }
  const parts: BlobPart[] = [];
  let bytes = 0;
  for await (const part of request.body.pipeThrough(new TransformStream(), { signal })) {
    bytes += part.length;
    if (bytes > MOST_BYTES) {
      return 'too-large';
    }
    parts.push(part);
  }
  return new Blob(parts);
}

/** Compression by a proxy would delay the events of a stream. */
function answerHeaders(answer: Response): Headers {
  const headers = without(answer.headers);
  if (headers.get('Content-Type')?.startsWith('text/event-stream')) {
    headers.set('Cache-Control', 'no-cache, no-transform');
    headers.set('X-Accel-Buffering', 'no');
  }
  return headers;
}

function requestHeaders(request: Request, address: URL): Headers {
  const headers = without(request.headers);
  headers.set('X-Forwarded-Host', request.headers.get('host') ?? address.host);
  headers.set(
    'X-Forwarded-Proto',
    request.headers.get('x-forwarded-proto') ?? address.protocol.replace(':', ''),
  );
  return headers;
}

function without(headers: Headers): Headers {
  const kept = new Headers(headers);
  NOT_FORWARDED.forEach((name) => kept.delete(name));
  return kept;
}

function unreachable(name: string, failure: unknown): Response {
  const isLate = failure instanceof DOMException && failure.name === 'TimeoutError';
  const what = isLate ? 'did not answer in time' : "can't be reached";
  return problem('unavailable', `${name} ${what}. Try again in a moment.`, { 'Retry-After': '2' });
}
