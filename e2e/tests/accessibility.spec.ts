import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'a phone': { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  'read from the right': { locale: 'ar', viewport: { width: 1024, height: 768 } },
};

for (const [look, options] of Object.entries(looks)) {
  test(`every screen is accessible: ${look}`, async ({ browser, pageUrl, api }, testInfo) => {
    const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
    const chat = await api.chat(ann, bob);
    const first = await api.send(bob, chat, 'Did the build pass? https://example.com/builds/7');
    await api.send(ann, chat, 'It did 🎉');
    await api.request('PUT', `/api/chat/chats/${chat}/messages/${first.message_id}/reaction`, ann.token, { emoji: '👍' });
    const at = await UserPage.at(browser, pageUrl, options);
    const { page } = at;
    const check = async (screen: string) => {
      await testInfo.attach(`${look}, ${screen}`, { body: await page.screenshot(), contentType: 'image/png' });
      await page.screenshot({ path: testInfo.outputPath(`${screen}.png`) });
      await expectAccessible(page, `${look}, ${screen}`);
    };
    await check('signing in');
    await page.goto('/sign-up');
    await page.locator('button[type=submit]').click();
    await check('signing up');
    await page.goto('/');
    await page.locator('input[name=username]').fill(ann.username);
    await page.locator('input[name=password]').fill(ann.password);
    await page.locator('button[type=submit]').click();
    await expect(page.getByText(bob.username).first()).toBeVisible();
    await check('list of chats');
    await page.getByText(bob.username).first().click();
    await expect(page.getByText('It did 🎉').last()).toBeVisible();
    await check('conversation');
    await page.locator('.message-menu').first().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of a message');
    await page.keyboard.press('Escape');
    await page.locator('main header button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('details');
    await page.keyboard.press('Escape');
    // Its entry of the history goes a moment later, and a navigation before that would be aborted.
    await expect
      .poll(() => page.evaluate(() => (history.state as { dialog?: string } | null)?.dialog))
      .toBeUndefined();
    await page.goto('/chats/00000000-0000-4000-8000-000000000000');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await check('no such chat');
    await page.goto('/nowhere');
    await check('not found');
    await page.goto('/');
    await page.locator('aside header button').click();
    await page.getByRole('menuitem').first().click();
    // Dialogs are loaded when they are asked for, and a list of what is not there yet is empty.
    await expect(page.getByRole('tab').first()).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await check(`settings, ${await tab.innerText()}`);
    }
    await page.keyboard.press('Escape');
    await page.locator('nav button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('new group');
    await page.keyboard.press('Escape');
    await page.locator('aside button').last().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check('meter');
    expect(at.complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}

test('everything works by keyboard', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const { page } = await UserPage.signedIn(browser, pageUrl, ann, { reducedMotion: 'reduce' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type(bob.username);
  await expect(page.getByRole('button', { name: bob.username })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').filter({ hasText: 'Sent' })).toBeVisible();

  // The list of messages is one Tab stop: arrow keys move between messages, Tab goes to the controls of one.
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('log')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('article').last()).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Reactions' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('log')).toBeVisible();
  // From the top of the document: a blur alone goes on from where the composer, focused by itself, had been.
  await expect(async () => {
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to messages' })).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.locator('#conversation')).toBeFocused();
});

test('a late search answer does not change the selected result', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const name = `nele-${randomUUID().slice(0, 4)}`;
  const others = [await api.user(name), await api.user(name)].map(({ username }) => username).sort();
  const chosen = others[1] as string; // the other one stands above, until the name is complete
  const { page } = await UserPage.signedIn(browser, pageUrl, ann);
  const answers: (() => void)[] = [];
  await page.route('**/api/auth/users?*', async (route) => {
    if (new URL(route.request().url()).searchParams.get('search') === chosen) {
      await new Promise<void>((answer) => answers.push(answer));
    }
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(name);
  await expect(page.getByRole('button', { name: chosen })).toBeVisible();
  await page.keyboard.insertText(chosen.slice(name.length));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  const answered = page.waitForResponse((response) => response.url().endsWith(`search=${chosen}&quantity=20`));
  answers.forEach((answer) => answer());
  await answered;
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await expect(page.getByRole('heading', { name: chosen })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(others[0] as string);
  await expect(page.getByRole('button', { name: others[0] as string })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: others[0] as string })).toBeVisible();
});
