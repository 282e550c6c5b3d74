/** Longer than the page's server waits for a service (see forward.ts): what it has to say comes first. */
const TIMEOUT_MS = 35_000;

/** A request without an answer would otherwise hang forever. */
export function timedFetch(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]) });
}
