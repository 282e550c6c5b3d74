import { request as http } from 'node:http';
import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('a draft is shared by two tabs, and gone in both when it is sent', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const one = await UserPage.signedIn(browser, pageUrl, ann);
  await one.openChat(bob.username);
  const other = await one.page.context().newPage();
  await other.goto(`/chats/${chat}`);
  const otherBox = other.getByRole('textbox', { name: 'Message' });
  await one.box.fill('half a thought');
  await expect(otherBox).toHaveValue('half a thought');
  await otherBox.fill('a whole thought');
  await expect(one.box).toHaveValue('a whole thought');
  await otherBox.press('Enter');
  await expect(one.box).toHaveValue('');
  await expect(one.message('a whole thought')).toHaveCount(1);
});

test('seven tabs of one browser share a connection, and the next one takes over', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const first = await UserPage.signedIn(browser, pageUrl, ann);
  let streams = 0;
  first.page.context().on('request', (request) => (streams += request.url().includes('/api/chat/events') ? 1 : 0));
  await first.openChat(bob.username);
  const tabs = [first.page];
  while (tabs.length < 7) {
    const tab = await first.page.context().newPage();
    await tab.goto(`/chats/${chat}`);
    await expect(tab.getByRole('log').getByText('hello')).toBeVisible();
    tabs.push(tab);
  }
  const sendAndSee = async (text: string) => {
    await api.send(bob, chat, text);
    await Promise.all(tabs.map((tab) => expect(tab.getByRole('log').getByText(text)).toBeVisible()));
  };
  await sendAndSee('to all seven');
  const before = streams;
  expect(before).toBeLessThanOrEqual(1);
  await tabs.shift()!.close();
  await sendAndSee('to the other six');
  expect(streams).toBe(before + 1);
});

test('titles of tabs say the chat and the number of unread messages', async ({ browser, pageUrl, api }) => {
  const [ann, bob, eve] = await Promise.all([api.user('ann'), api.user('bob'), api.user('eve')]);
  await api.send(bob, await api.chat(ann, bob), 'hello');
  const annAt = await UserPage.at(browser, pageUrl);
  await annAt.page.goto('/sign-in');
  await expect(annAt.page).toHaveTitle('Sign in – Rivulet');
  await annAt.signIn(ann.username, ann.password);
  await expect(annAt.page).toHaveTitle('(1) Rivulet');
  await annAt.openChat(bob.username);
  await expect(annAt.page).toHaveTitle(`${bob.username} – Rivulet`);
  const chat = await api.chat(ann, eve);
  await api.send(eve, chat, 'one');
  const second = await api.send(eve, chat, 'two');
  await expect(annAt.page).toHaveTitle(`(2) ${bob.username} – Rivulet`);
  await api.request('DELETE', `/api/chat/chats/${chat}/messages/${second.message_id}`, eve.token);
  await expect(annAt.page).toHaveTitle(`(1) ${bob.username} – Rivulet`);
});

test('the browser’s Back closes a dialog, and only the dialog', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  await api.send(bob, await api.chat(ann, bob), 'hello');
  const { page, openChat } = await signedInWith(browser, pageUrl, ann);
  await openChat(bob.username);
  const address = page.url();
  await page.getByRole('button', { name: 'Details of' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toBe(address);
  // Closed by keyboard, a dialog leaves no entry behind.
  await page.getByRole('button', { name: 'Details of' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => (history.state as { dialog?: string }).dialog)).toBeUndefined();
  await page.goBack();
  await expect(page).toHaveURL(`${pageUrl}/`);
});

test('choosing a language keeps the settings open', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openSettings('Appearance');
  // Not check(): the choice shows once the texts are loaded.
  await annAt.page.getByLabel('العربية').click();
  await expect(annAt.page.getByRole('dialog', { name: 'الإعدادات' })).toBeVisible();
  await expect(annAt.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await annAt.page.getByLabel('English').click();
  await expect(annAt.page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(annAt.complaints).toEqual([]);
});

test('a new group’s errors go once they are mended', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const { page } = await UserPage.signedIn(browser, pageUrl, ann);
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByText('Use 1 to 100 characters.')).toBeVisible();
  await expect(dialog.getByText('Add at least one person.')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Team');
  await expect(dialog.getByText('Use 1 to 100 characters.')).toHaveCount(0);
  await expect(dialog.getByText('Add at least one person.')).toBeVisible();
});

test('all settings fit into the dialog', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const wide = await UserPage.signedIn(browser, pageUrl, ann);
  await wide.openSettings('Account');
  await expect(wide.page.getByRole('button', { name: 'Delete account' })).toBeInViewport({ ratio: 1 });
  const narrow = await UserPage.signedIn(browser, pageUrl, ann, { viewport: { width: 320, height: 640 } });
  await narrow.openSettings('Appearance');
  for (const tab of await narrow.page.getByRole('tab').all()) await expect(tab).toBeInViewport({ ratio: 1 });
});

test('offline, others are not shown as online', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  await api.send(ann, chat, 'hello');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await UserPage.signedIn(browser, pageUrl, bob);
  await annAt.openChat(bob.username);
  const header = annAt.page.getByRole('main').getByRole('banner').or(annAt.page.locator('main header'));
  await expect(header.getByText('online', { exact: true })).toBeVisible();
  await annAt.page.context().setOffline(true);
  await expect(header.getByText('offline', { exact: true })).toBeVisible();
  await annAt.page.context().setOffline(false);
  await expect(header.getByText('online', { exact: true })).toBeVisible();
});

test('typing a name sends one search, not one for each key', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const { page } = await UserPage.signedIn(browser, pageUrl, ann);
  const searches: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/auth/users') searches.push(url.searchParams.get('search') ?? '');
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type(bob.username, { delay: 20 });
  await expect(page.getByRole('button', { name: bob.username })).toBeVisible();
  // The first letter may have found him already.
  await expect.poll(() => searches.at(-1)).toBe(bob.username);
  expect(searches.length).toBeLessThanOrEqual(3);
});

test('each paragraph is aligned by its own direction, and links are safe', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'A long English paragraph.\nמשפט בעברית\nhttps://example.org/Mercury_(planet)。www.example.org');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann, { locale: 'ar' });
  await annAt.page.goto(`/chats/${chat}`);
  const message = annAt.page.getByRole('article').first();
  await expect(message.getByRole('link')).toHaveText(['https://example.org/Mercury_(planet)', 'www.example.org']);
  const offsets = await message.locator('.whitespace-pre-wrap').evaluate((body) => {
    const box = body.parentElement!.getBoundingClientRect();
    const text = body.firstChild as Text;
    const rectOf = (start: number, end: number) => {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      return range.getBoundingClientRect();
    };
    const newline = text.data.indexOf('\n');
    const [english, hebrew] = [rectOf(0, newline), rectOf(newline + 1, newline + 5)];
    return { english: english.left - box.left, hebrew: box.right - hebrew.right };
  });
  expect(offsets.english).toBeLessThan(20);
  expect(offsets.hebrew).toBeLessThan(20);
});

test('requests that make no sense get problem details', async ({ pageUrl }) => {
  const cases: [method: string, path: string, status: number][] = [
    ['GET', '/api/chat/%', 400],
    ['GET', '/%zz', 400],
    ['POST', '/api/auth/%ff', 400],
    ['TRACE', '/', 405],
    ['TRACE', '/api/chat/chats', 405],
    ['PROPFIND', '/api/chat/chats', 405],
    ['POST', '/api/meter', 405],
    ['DELETE', '/api/stream/chats/x/trends', 405],
    ['GET', '/api/nothing', 404],
  ];
  for (const [method, path, status] of cases) {
    const answer = await raw(pageUrl, method, path);
    expect([method, path, answer.status, answer.type]).toEqual([method, path, status, 'application/problem+json']);
    expect(JSON.parse(answer.body)).toMatchObject({ status });
  }
});

test('a write from another origin is refused', async ({ pageUrl }) => {
  const headers = { 'Content-Type': 'application/json', Origin: 'https://evil.example' };
  const answer = await fetch(`${pageUrl}/api/auth/token/refresh`, { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(403);
});

async function signedInWith(...[browser, url, user]: Parameters<typeof UserPage.signedIn>) {
  const at = await UserPage.signedIn(browser, url, user);
  return { page: at.page, openChat: (name: string) => at.openChat(name) };
}

/** fetch corrects addresses and refuses methods. */
async function raw(base: string, method: string, path: string) {
  const { hostname, port } = new URL(base);
  return new Promise<{ status?: number; type?: string; body: string }>((resolve, reject) => {
    const request = http({ hostname, port, method, path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    });
    request.on('error', reject);
    request.end();
  });
}
