import { randomUUID } from 'node:crypto';
import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

// Exactly the 4,000 characters that a message may have.
const LONG = 'ünïcode 🌊 '.repeat(399) + 'until here';

test('two users sign up, find each other and exchange messages', async ({ browser, pageUrl, api }) => {
  const suffix = randomUUID().slice(0, 8);
  const [ann, bob] = await Promise.all([UserPage.at(browser, pageUrl), UserPage.at(browser, pageUrl)]);
  await ann.signUp(`ann-${suffix}`, 'a long enough password');
  await bob.signUp(`bob-${suffix}`, 'another good password');

  await ann.openChatWith(`bob-${suffix}`);
  await ann.say('Hello Bob 👋🏽');
  await expect(ann.message('Hello Bob 👋🏽')).toBeVisible();

  // Nothing is reloaded: the chat appears in Bob's list by itself.
  await bob.openChat(`ann-${suffix}`);
  await expect(bob.message('Hello Bob 👋🏽')).toBeVisible();
  await bob.say('🎉👩‍👩‍👧‍👦 שלום');
  await expect(ann.message('🎉👩‍👩‍👧‍👦 שלום')).toBeVisible();

  await ann.say(LONG);
  await expect(bob.message(LONG)).toHaveCount(1);
  await bob.say('One\nmessage of\nthree lines');
  await expect(ann.message('One\nmessage of\nthree lines')).toBeVisible();

  const annAgain = await api.signIn(`ann-${suffix}`, 'a long enough password');
  const bobAgain = await api.signIn(`bob-${suffix}`, 'another good password');
  const chat = await api.chat(annAgain, bobAgain);
  const bodies = ['Hello Bob 👋🏽', '🎉👩‍👩‍👧‍👦 שלום', LONG, 'One\nmessage of\nthree lines'];
  for (const user of [annAgain, bobAgain]) {
    expect((await api.history(user, chat)).map((message) => message.body)).toEqual(bodies);
  }
});

test('other users can’t read the chat', async ({ browser, pageUrl, api }) => {
  const [ann, bob, eve] = await Promise.all([api.user('ann'), api.user('bob'), api.user('eve')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'between us');

  expect((await api.request('GET', `/api/chat/chats/${chat}`, eve.token)).status).toBe(403);
  expect((await api.request('GET', `/api/chat/chats/${chat}/messages`, eve.token)).status).toBe(403);
  expect((await api.request('POST', `/api/chat/chats/${chat}/messages`, eve.token, { body: 'me too' })).status).toBe(403);

  const atPage = await UserPage.signedIn(browser, pageUrl, eve);
  await atPage.page.goto(`/chats/${chat}`);
  await expect(atPage.page.getByRole('alert').first()).toBeVisible();
  await expect(atPage.page.getByText('between us')).toHaveCount(0);
  await expect(atPage.chats.getByRole('listitem')).toHaveCount(0);
  expect((await api.history(bob, chat)).map((message) => message.body)).toEqual(['between us']);
});

test('scrolling up loads older messages in order, each once', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const sent = Array.from({ length: 120 }, (_, i) => `message number ${i + 1}`);
  for (const [i, body] of sent.entries()) {
    await api.send(i % 2 ? ann : bob, chat, body);
  }

  const atPage = await UserPage.signedIn(browser, pageUrl, ann);
  await atPage.openChat(bob.username);
  // It opens at what wasn't read.
  await atPage.page.getByRole('button', { name: /Jump to/ }).click();
  await expect(atPage.message('message number 120')).toBeVisible();
  await expect(atPage.message('message number 1')).toHaveCount(0);

  // A virtual list: what is on screen is read on the way up, and must follow upon itself without a hole.
  const seen = new Set<number>();
  const read = async () => {
    const numbers = (await atPage.messages.allInnerTexts()).map((text) => Number(/number (\d+)/.exec(text)?.[1]));
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
    numbers.forEach((number) => seen.add(number));
  };
  await expect(async () => {
    await read();
    await atPage.log.hover();
    await atPage.page.mouse.wheel(0, -250);
    await expect(atPage.message('message number 1')).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 60_000, intervals: [0] });
  await read();
  expect([...seen].sort((a, b) => a - b)).toEqual(sent.map((_, i) => i + 1));
});

test('markup is text', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const body = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> &amp;';
  await api.send(ann, chat, body);

  const atPage = await UserPage.signedIn(browser, pageUrl, bob);
  await atPage.openChat(ann.username);
  await expect(atPage.message(body)).toBeVisible();
  await expect(atPage.log.locator('img, script')).toHaveCount(0);
  await expect(atPage.page).not.toHaveTitle('owned');
});

test('a session survives a reload and ends on signing out', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const atPage = await UserPage.signedIn(browser, pageUrl, ann);
  await atPage.page.reload();
  await expect(atPage.search).toBeVisible();

  await atPage.page.getByRole('button', { name: ann.username }).click();
  await atPage.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(atPage.page.getByLabel('Username')).toBeVisible();
  await atPage.page.reload();
  await expect(atPage.page.getByLabel('Username')).toBeVisible();
});

test('a wrong password shows an error', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const atPage = await UserPage.at(browser, pageUrl);
  await atPage.page.getByLabel('Username').fill(ann.username);
  await atPage.page.getByLabel('Password', { exact: true }).fill('not the password');
  await atPage.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(atPage.page.getByRole('alert').filter({ hasText: 'password' })).toBeVisible();
});
