import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Api, User } from '../src/api.ts';
import { expectAccessible } from '../src/axe.ts';
import { expect, test } from '../src/fixtures.ts';
import { totp } from '../src/totp.ts';
import { UserPage } from '../src/user-page.ts';

const FACTOR = '/api/auth/users/me/second-factor';

test('a recovery code signs in once, and a new password needs the code again', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const { codes } = await enrol(ann, api);
  const at = await UserPage.at(browser, pageUrl);
  const { page } = at;
  await givePassword(page, ann);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill((codes[0] as string).toUpperCase());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(at.search).toBeVisible();

  await at.openSettings('Account');
  const form = page.getByRole('form', { name: 'Change password' });
  await form.getByLabel('Current password').fill(ann.password);
  await form.getByLabel('New password').fill('a rather new password');
  await form.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(codes[0] as string);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Incorrect or already used.')).toBeVisible();
  await page.getByLabel('Recovery code', { exact: true }).fill(codes[1] as string);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(at.search).toBeVisible();
});

test('after too many codes the password is asked for again', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  await enrol(ann, api);
  const { page } = await UserPage.at(browser, pageUrl);
  await givePassword(page, ann);
  for (let i = 0; i < 6; i++) {
    await page.getByLabel('Code from your authenticator app').fill(`00000${i}`);
    const answered = page.waitForResponse('**/api/auth/login/second-factor');
    await page.getByRole('button', { name: 'Continue' }).click();
    await answered;
  }
  await expect(page.getByText('Enter your password again.')).toBeVisible();
  await expect(page.getByLabel('Username')).toBeVisible();
});

const looks: Record<string, BrowserContextOptions> = {
  dark: { colorScheme: 'dark' },
  'a phone': { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
};

for (const [look, options] of Object.entries(looks)) {
  test(`the steps are accessible: ${look}`, async ({ browser, pageUrl, api }, testInfo) => {
    const ann = await api.user('ann');
    const at = await UserPage.signedIn(browser, pageUrl, ann, options);
    const { page } = at;
    const check = async (screen: string) => {
      await page.screenshot({ path: testInfo.outputPath(`${screen}.png`) });
      await expectAccessible(page, `${look}, ${screen}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    };
    await page.locator('aside header button').click();
    await page.getByRole('menuitem').first().click();
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('tabpanel').getByRole('button').click();
    await page.locator('input[name=password]').fill(ann.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tabpanel').locator('svg[role=img]')).toBeVisible();
    await check('secret');
    const secret = await page.locator('p.font-mono').innerText();
    await page.locator('input[name=code]').fill(totp(secret));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tabpanel').getByRole('listitem')).toHaveCount(10);
    await check('recovery codes');
    await page.getByRole('tabpanel').getByRole('button').last().click();
    await page.getByRole('tabpanel').getByRole('button').last().click();
    await expect(page.locator('input[name=code]')).toBeVisible();
    await check('removal');

    const other = await UserPage.at(browser, pageUrl, options);
    await givePassword(other.page, ann);
    await expect(other.page.locator('input[name=code]')).toBeFocused();
    await other.page.screenshot({ path: testInfo.outputPath('code.png') });
    await expectAccessible(other.page, `${look}, code`);
    expect([...at.complaints, ...other.complaints]).toEqual([]);
  });
}

async function givePassword(page: Page, { username, password }: User): Promise<void> {
  await page.locator('input[name=username]').fill(username);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

async function enrol(user: User, api: Api): Promise<{ secret: string; codes: string[] }> {
  const enrolment = await api.request('POST', `${FACTOR}/enrolment`, user.token, { password: user.password });
  const { secret } = (await enrolment.json()) as { secret: string };
  const confirmation = await api.request('POST', `${FACTOR}/confirmation`, user.token, { code: totp(secret) });
  const { recovery_codes: codes } = (await confirmation.json()) as { recovery_codes: string[] };
  return { secret, codes };
}
