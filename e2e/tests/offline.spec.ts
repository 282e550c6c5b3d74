import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('messages written offline survive a reload and are sent once, in order', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'before');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openChat(bob.username);
  await expect(annAt.message('before')).toBeVisible();

  const context = annAt.page.context();
  await context.setOffline(true);
  await expect(annAt.page.getByText('You’re offline.')).toBeVisible();
  for (const text of ['one', 'two', 'three']) {
    await annAt.say(text);
  }
  await expect(annAt.article('two').getByText('Sending')).toBeAttached();
  await annAt.box.fill('and a draft');
  for (let i = 0; i < 5; i++) {
    await api.send(bob, chat, `meanwhile ${i}`);
  }

  await context.setOffline(false);
  await annAt.page.reload();
  await expect(annAt.article('three').getByText('Sent')).toBeAttached();
  await expect(annAt.message('meanwhile 4')).toBeVisible();
  await expect(annAt.box).toHaveValue('and a draft');
  const bodies = (await api.history(bob, chat)).map(({ body }) => body);
  expect(bodies.filter((body) => ['one', 'two', 'three'].includes(body))).toEqual(['one', 'two', 'three']);
  expect(bodies).toHaveLength(9);
});

test('coming back online catches up without a reload', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const first = await api.send(bob, chat, 'before');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openChat(bob.username);
  await expect(annAt.message('before')).toBeVisible();
  await annAt.page.context().setOffline(true);
  await annAt.say('from the tunnel');
  for (let i = 0; i < 70; i++) {
    await api.send(bob, chat, `meanwhile ${i}`);
  }
  await api.request('PUT', `/api/chat/chats/${chat}/messages/${first.message_id}`, bob.token, { body: 'before, mended' });
  await annAt.page.context().setOffline(false);
  await expect(annAt.article('from the tunnel').getByText('Sent')).toBeAttached({ timeout: 30_000 });
  await expect(async () => {
    await annAt.log.hover();
    await annAt.page.mouse.wheel(0, -3_000);
    await expect(annAt.message('before, mended')).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 40_000, intervals: [0] });
});
