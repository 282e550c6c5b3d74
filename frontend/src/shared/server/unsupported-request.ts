import type { IncomingMessage } from 'node:http';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Routes that answer with a problem; see src/app/api. */
export const INVALID_ADDRESS = '/api/invalid-address';
export const UNSUPPORTED_METHOD = '/api/unsupported-method';

/** Sends requests whose path or method Next can't represent to a route that says so. */
export function divertUnsupported(request: Pick<IncomingMessage, 'method' | 'url'>): void {
  if (!METHODS.includes(request.method ?? '')) {
    request.method = 'GET';
    request.url = UNSUPPORTED_METHOD;
  } else if (!isDecodable(request.url ?? '')) {
    request.url = INVALID_ADDRESS;
  }
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return url.startsWith('/');
  } catch {
    return false;
  }
}
