import { readFileSync } from 'node:fs';
import { expect, test } from '../src/fixtures.ts';
import { Api, type Message } from '../src/api.ts';
import { Firestore } from '../src/firestore.ts';
import { UserPage } from '../src/user-page.ts';
import type { Stack } from '../src/stack.ts';
import { until } from '../src/until.ts';

const STOP_MILLIS = 10_000;
/** Without its launcher, a service may wait this long for a broker that is gone as well. */
const ORPHAN_MILLIS = 15_000;

// Named to run last: these tests stop and start the stack that the others use.
test.describe.configure({ timeout: 240_000 });

// One test of both, for stopping and starting everything is what takes long.
test('the data survive a stop and a start, and come back out of a backup', async ({ browser, stack, api, pageUrl }, testInfo) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const bodies = ['before', 'the restart'];
  for (const body of bodies) {
    await api.send(ann, chat, body);
  }
  const atPage = await UserPage.signedIn(browser, pageUrl, bob);
  const pids = await processes(stack);
  const file = testInfo.outputPath('backup.tar.gz');
  expect(await stack.command('backup', file)).not.toBe(0); // Not while it runs.

  const { code, millis } = await stack.end('SIGINT');
  console.log(`stopped in ${Math.round(millis)} ms`);
  expect(code).toBe(130);
  expect(millis).toBeLessThan(STOP_MILLIS);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(await stack.command('backup', file)).toBe(0);

  await stack.start();
  const again = new Api(await stack.url('page'));
  expect(bodiesOf(await again.history(bob, chat))).toEqual(bodies);
  await expectRebuilt(stack, chat, bodies);

  // Cookies know no ports: the browser is still signed in at the new address.
  await atPage.page.goto(await stack.url('page'));
  await atPage.openChat(ann.username);
  await expect(atPage.message('the restart')).toBeVisible();
  await again.send(ann, chat, 'after the backup');
  await expect(atPage.message('after the backup')).toBeVisible();

  await stack.end('SIGTERM');
  expect(await stack.command('restore', file)).not.toBe(0); // Not over what is there.
  await stack.wipe();
  expect(await stack.command('restore', file)).toBe(0);

  await stack.start();
  const restored = new Api(await stack.url('page'));
  const annAgain = await restored.signIn(ann.username, ann.password);
  expect(bodiesOf(await restored.history(bob, chat))).toEqual(bodies);
  await restored.send(annAgain, chat, 'and on it goes');
  await expectRebuilt(stack, chat, [...bodies, 'and on it goes']);
});

test('nothing survives a launcher that is killed, but the data do', async ({ stack }) => {
  const api = new Api(await stack.url('page'));
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const sent = Array.from({ length: 20 }, (_, i) => `message ${i}`);
  for (const body of sent) {
    await api.send(ann, chat, body);
  }
  const pids = await processes(stack);

  await stack.end('SIGKILL');
  await until(`these have ended: ${pids.join(' ')}`, ORPHAN_MILLIS, async () => !pids.some(isAlive));

  await stack.start();
  const again = new Api(await stack.url('page'));
  expect(bodiesOf(await again.history(bob, chat))).toEqual(sent);
  await expectRebuilt(stack, chat, sent);
});

for (const victim of ['consumer-service', 'aggregator-service', 'chat-service', 'cassandra', 'kafka', 'firestore']) {
  test(`${victim} is restarted when it dies, and nothing is lost`, async ({ browser, stack }) => {
    const api = new Api(await stack.url('page'));
    const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
    const chat = await api.chat(ann, bob);
    await api.send(ann, chat, 'before');
    const atPage = await UserPage.signedIn(browser, await stack.url('page'), bob);
    await atPage.openChat(ann.username);
    await expect(atPage.message('before')).toBeVisible();

    const { pid } = await stack.part(victim);
    process.kill(pid, 'SIGKILL');
    const own = `written while ${victim} is away`;
    await atPage.say(own);
    if (victim === 'chat-service') {
      await expect(atPage.article(own).getByText('Sending')).toBeAttached();
    }
    const sent: string[] = [];
    // As a client does: the same key with each try, for what was refused may be half done.
    const send = async (body: string) => {
      const headers = { 'idempotency-key': body.replaceAll(' ', '-') };
      const response = await api.request('POST', `/api/chat/chats/${chat}/messages`, ann.token, { body }, headers);
      expect([201, 503]).toContain(response.status);
      return response.status === 201;
    };
    await until(`${victim} runs again`, 60_000, async () => {
      const body = `while ${victim} is away ${sent.length}`;
      if (await send(body)) {
        sent.push(body);
      }
      const part = await stack.part(victim);
      return part.pid !== pid && part.state === 'RUNNING';
    });
    await until('a message is taken again', 30_000, () => send('after'));

    await expect(atPage.article(own).getByText('Sent')).toBeAttached({ timeout: 60_000 });
    await expect(atPage.message(own)).toHaveCount(1);
    await expect(atPage.message('after')).toBeVisible({ timeout: 60_000 });
    for (const body of sent.slice(-10)) {
      await expect(atPage.message(body)).toHaveCount(1);
    }
    const bodies = bodiesOf(await api.history(bob, chat));
    expect(bodies.filter((body) => sent.includes(body))).toEqual(sent);
    expect(bodies).toContain(own);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
}

test('without auth-service signed-in users continue and signing in shows an error', async ({ browser, stack }) => {
  const pageUrl = await stack.url('page');
  const api = new Api(pageUrl);
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'before');
  const bobAt = await UserPage.signedIn(browser, pageUrl, bob);
  await bobAt.openChat(ann.username);
  const annAt = await UserPage.at(browser, pageUrl);
  await annAt.page.getByLabel('Username').fill(ann.username);
  await annAt.page.getByLabel('Password', { exact: true }).fill(ann.password);

  const { pid } = await stack.part('auth-service');
  process.kill(pid, 'SIGKILL');
  await annAt.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(annAt.page.getByRole('alert').filter({ hasText: 'Couldn’t reach Rivulet' })).toBeVisible();
  await bobAt.say('I am still here');
  await expect(bobAt.article('I am still here').getByText('Sent')).toBeAttached();

  await until('auth-service runs again', 60_000, async () => {
    const part = await stack.part('auth-service');
    return part.pid !== pid && part.state === 'RUNNING';
  });
  await annAt.page.getByRole('button', { name: 'Sign in' }).click();
  await annAt.openChat(bob.username);
  await expect(annAt.message('I am still here')).toHaveCount(1);
  await annAt.say('so am I');
  await expect(bobAt.message('so am I')).toHaveCount(1);
});

/** The emulator forgets everything when it stops: what it holds now was made again from Kafka. */
async function expectRebuilt(stack: Stack, chat: string, bodies: string[]): Promise<void> {
  const firestore = new Firestore(await stack.url('firestore'));
  await until('the document is as it was', 60_000, async () => {
    return JSON.stringify(await firestore.tail(chat)) === JSON.stringify(bodies);
  });
}

const bodiesOf = (messages: Message[]) => messages.map(({ body }) => body);

async function processes(stack: Stack): Promise<number[]> {
  const parts = await stack.parts();
  expect(parts.length).toBeGreaterThan(8);
  return parts.map((part) => part.pid);
}

/** Zombies count as dead. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
