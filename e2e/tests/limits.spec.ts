import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('a rate-limited message shows the wait and is sent once', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openChat(bob.username);
  // The stack lets its tests write without limits: this is the answer of a service that doesn't.
  const refused = { type: '/problems/too-many-requests', title: 'Too many requests', status: 429 };
  await annAt.page.route(
    `**/api/chat/chats/${chat}/messages`,
    (route) =>
      route.fulfill({
        status: 429,
        headers: { 'retry-after': '3' },
        contentType: 'application/problem+json',
        body: JSON.stringify(refused),
      }),
    { times: 1 },
  );
  await annAt.say('one');
  await annAt.say('two');
  await expect(annAt.article('one').getByText(/You’re sending too fast. This will be sent in [123] seconds?\./)).toBeVisible();
  await expect(annAt.article('two').getByText('Sent')).toBeAttached();
  await expect(annAt.page.getByText('sending too fast')).toHaveCount(0);
  expect((await api.history(bob, chat)).map(({ body }) => body)).toEqual(['hello', 'one', 'two']);
});

test('guessing passwords is rate-limited with the wait shown', async ({ browser, pageUrl, api }) => {
  const ann = await api.user('ann');
  const at = await UserPage.at(browser, pageUrl);
  const tooFast = at.page.getByRole('alert').filter({ hasText: /Too many attempts\. Try again in \d+ seconds?\./ });
  // By the service's own limit for one account.
  for (let tried = 0; tried < 20 && !(await tooFast.isVisible()); tried++) {
    const answer = at.page.waitForResponse('**/api/auth/login');
    await at.page.locator('input[name=username]').fill(ann.username);
    await at.page.locator('input[name=password]').fill(`not the password ${tried}`);
    await at.page.locator('button[type=submit]').click();
    await answer;
  }
  await expect(tooFast).toBeVisible();
});
