import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { nameClient } from './client-address';

function named(headers: IncomingHttpHeaders, hops: number): IncomingHttpHeaders {
  nameClient(headers, '::ffff:10.0.0.9', hops);
  return headers;
}

describe('the address of a client', () => {
  it('is where the connection comes from, whatever the client says', () => {
    const made = {
      'x-forwarded-for': '1.2.3.4',
      'x-real-ip': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      accept: '*/*',
    };
    expect(named(made, 0)).toEqual({ 'x-forwarded-for': '10.0.0.9', accept: '*/*' });
  });

  it('is what the outermost proxy of ours was called from', () => {
    const said = { 'x-forwarded-for': 'made-up, 203.0.113.7, 10.0.0.8' };
    expect(named({ ...said }, 1)['x-forwarded-for']).toBe('10.0.0.8');
    expect(named({ ...said, 'x-forwarded-proto': 'https' }, 2)).toEqual({
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
    });
  });

  it('is the connection’s where a proxy said nothing', () => {
    expect(named({}, 1)['x-forwarded-for']).toBe('10.0.0.9');
  });
});
