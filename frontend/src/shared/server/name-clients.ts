import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { readServerConfig } from '../config/server-config';
import { nameClient } from './client-address';

/**
 * Next keeps an X-Forwarded-For that a client sends, and a route can't see the connection: so the header is set right
 * where Node announces a request, before anybody else reads it.
 */
export function nameClients(): void {
  const { TRUSTED_PROXIES: hops } = readServerConfig();
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    nameClient(request.headers, request.socket.remoteAddress, hops);
  });
}
