import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { readServerConfig } from '../config/server-config';
import { nameClient } from './client-address';
import { divertUnsupported } from './unsupported-request';

/**
 * Changes requests where Node announces them, before Next reads them: Next keeps an X-Forwarded-For that a
 * client sends, although a route can't see the connection, and answers a bare 500 to requests that it can't represent.
 */
export function prepareRequests(): void {
  const { TRUSTED_PROXIES: hops } = readServerConfig();
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    nameClient(request.headers, request.socket.remoteAddress, hops);
    divertUnsupported(request);
  });
}
