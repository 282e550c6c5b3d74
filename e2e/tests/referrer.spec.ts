import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { servePage } from '../src/page-server.ts';

/** Google's token endpoints, as far as a web key that is restricted by referrer is concerned: without one, 403. */
async function tokenEndpoints() {
  const referrers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    referrers.push(request.headers.referer);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.statusCode = request.headers.referer === undefined ? 403 : 200;
    response.end(JSON.stringify({ id_token: 'token', refresh_token: 'refresh', expires_in: '1' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { referrers, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('token endpoints of another origin see the origin of the page, and never its path', async ({ page }) => {
  const endpoints = await tokenEndpoints();
  const unreachable = 'http://127.0.0.1:9';
  const settings = {
    AUTH_SERVICE_URL: unreachable,
    CHAT_SERVICE_URL: unreachable,
    CONSUMER_SERVICE_URL: unreachable,
    STREAM_SERVICE_URL: unreachable,
    FIRESTORE_PROJECT: 'demo-rivulet',
    // The one other origin that the page's Content-Security-Policy allows.
    FIRESTORE_EMULATOR_HOST: endpoints.host,
  };
  await servePage(settings, async (url) => {
    await page.goto(`${url}/sign-up?secret=1`);
    for (const path of ['v1/accounts:signInWithCustomToken', 'v1/token']) {
      const status = await page.evaluate(
        (target) => fetch(target, { method: 'POST', body: 'grant_type=refresh_token' }).then((answer) => answer.status),
        `http://${endpoints.host}/${path}`,
      );
      expect(status, path).toBe(200);
    }
    expect(endpoints.referrers).toEqual([`${url}/`, `${url}/`]);
  });
  endpoints.close();
});
