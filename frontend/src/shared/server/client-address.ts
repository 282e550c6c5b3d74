import type { IncomingHttpHeaders } from 'node:http';

/** What a client says of itself, and only a proxy of ours may say. */
const SAID_BY_PROXIES = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
];

/**
 * Puts the client's address where the services look for it, and nothing that the client could have made up.
 *
 * @param hops how many proxies of ours stand before the page; each appends the address it was called from
 */
export function nameClient(headers: IncomingHttpHeaders, peer: string | undefined, hops: number): void {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const way = [...said.map((one) => one.trim()).filter(Boolean), peer ?? ''];
  const address = way[Math.max(0, way.length - 1 - hops)]!;
  if (hops === 0) {
    SAID_BY_PROXIES.forEach((name) => delete headers[name]);
  }
  headers['x-forwarded-for'] = address.replace(/^::ffff:/, '');
}
