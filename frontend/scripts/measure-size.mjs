// Prints what a browser receives route by route, headers included, as its network log counts it.
// Start Rivulet first: PAGE_URL says where the page is. Uses the browser of the end-to-end tests (../e2e).
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve(import.meta.dirname, '../../e2e/package.json'));
const { chromium } = require('@playwright/test');

const PAGE = process.env.PAGE_URL ?? 'http://127.0.0.1:3000';

/** By then everything that the page loads by itself after the first paint has come. */
const SETTLED_MS = 6_000;

/** The most JavaScript of a route, in kB. */
const LIMITS_KB = { 'sign-in': 275, 'sign-up': 275, chats: 510, 'first chat': 510 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const measured = await measure();
  for (const [route, { script, other, requests }] of Object.entries(measured)) {
    console.log(
      `${route.padEnd(12)} ${kb(script)} kB JavaScript (limit ${LIMITS_KB[route]}), ${kb(other)} kB other, ${requests} requests`,
    );
    if (script / 1000 > LIMITS_KB[route]) process.exitCode = 1;
  }
} finally {
  await browser.close();
}

async function measure() {
  const [ann, bob] = [await signUp(), await signUp()];
  const chat = await startChat(ann, bob);
  return {
    'sign-in': await load('/sign-in'),
    'sign-up': await load('/sign-up'),
    chats: await load('/', ann),
    'first chat': await load(`/chats/${chat}`, ann),
  };
}

/** Opens an address with an empty cache. */
async function load(path, user) {
  const context = await browser.newContext({ baseURL: PAGE });
  const page = await context.newPage();
  if (user) {
    await page.request.post('/api/auth/login', {
      data: { username: user.username, password: user.password, cookie: true },
      headers: { origin: PAGE },
    });
    await context.addInitScript(() => localStorage.setItem('rivulet.signed-in', '1'));
  }
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const kinds = new Map();
  const received = { script: 0, other: 0, requests: 0 };
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    received[kinds.get(requestId) === 'Script' ? 'script' : 'other'] += encodedDataLength;
    received.requests++;
  });
  await page.goto(path);
  await page.waitForTimeout(SETTLED_MS);
  await context.close();
  return received;
}

async function signUp() {
  const user = { username: `size-${randomUUID().slice(0, 8)}`, password: randomUUID() };
  const { id } = await post('/api/auth/users', user);
  const { access_token: token } = await post('/api/auth/login', user);
  return { ...user, id, token };
}

/** chat-service learns of a new user a moment after auth-service. */
async function startChat(ann, bob) {
  for (;;) {
    const { chat_id: id } = await post('/api/chat/chats', { member_ids: [bob.id] }, ann.token);
    if (id) return id;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function post(path, body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(PAGE + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

function kb(bytes) {
  return (bytes / 1000).toFixed(1).padStart(6);
}
