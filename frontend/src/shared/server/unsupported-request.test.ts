import { describe, expect, it } from 'vitest';
import { divertUnsupported, INVALID_ADDRESS, UNSUPPORTED_METHOD } from './unsupported-request';

const diverted = (method: string, url: string) => {
  const request = { method, url };
  divertUnsupported(request);
  return [request.method, request.url];
};

describe('a request that Next cannot represent', () => {
  it.each(['/api/chat/%', '/%zz', '/chats/%ff', '/%c3%28', '*', 'http://[::1/'])(
    '%s is an invalid address',
    (url) => {
      expect(diverted('GET', url)).toEqual(['GET', INVALID_ADDRESS]);
      expect(diverted('POST', url)).toEqual(['POST', INVALID_ADDRESS]);
    },
  );

  it.each(['TRACE', 'PROPFIND', 'SEARCH'])('%s is an unsupported method', (method) => {
    expect(diverted(method, '/api/chat/chats')).toEqual(['GET', UNSUPPORTED_METHOD]);
  });

  it.each(['/', '/api/chat/chats?x=%zz', '/chats/%C3%A4%20', '/api/auth/users?search=100%'])(
    '%s is left alone',
    (url) => {
      expect(diverted('GET', url)).toEqual(['GET', url]);
    },
  );
});
