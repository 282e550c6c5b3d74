import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stubFetch } from '@/shared/testing/stub-fetch';

describe('a message', () => {
  const requests: Request[] = [];
  let postAs: typeof import('./post-message').postAs;

  beforeEach(async () => {
    vi.resetModules();
    requests.length = 0;
    stubFetch((request) => {
      requests.push(request);
      return Response.json({ message_id: 'm' }, { status: 201 });
    });
    ({ postAs } = await import('./post-message'));
    const { accept } = await import('@/shared/session/access-token');
    accept({ id: 'b', username: 'bob', access_token: 'of bob', expires_in: 300 });
  });

  it('goes out with its key', async () => {
    await postAs('b')('c', { body: 'hi', key: 'k' });
    expect(requests[0]!.headers.get('Idempotency-Key')).toBe('k');
    expect(requests[0]!.headers.get('Authorization')).toBe('Bearer of bob');
  });

  it('does not go out in the name of who signed in after its writer', async () => {
    await expect(postAs('a')('c', { body: 'hi', key: 'k' })).rejects.toMatchObject({ status: 401 });
    expect(requests).toEqual([]);
  });
});
