import { vi } from 'vitest';

/** The services, as far as a test meets them. The browser completes the page's relative addresses; Node doesn't. */
export function stubFetch(answer: (request: Request) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => answer(new Request(request, init)));
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(typeof input === 'string' ? new URL(input, 'http://page').href : input, init);
      }
    },
  );
}
