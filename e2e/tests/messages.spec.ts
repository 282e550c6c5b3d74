import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('edits, reactions, replies and deletions reach the other user', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'Did the build pass?');
  const [annAt, bobAt] = await Promise.all([
    UserPage.signedIn(browser, pageUrl, ann),
    UserPage.signedIn(browser, pageUrl, bob),
  ]);
  await annAt.openChat(bob.username);
  await bobAt.openChat(ann.username);

  await annAt.act('Did the build pass?', 'Reply');
  await annAt.page.keyboard.type('It did');
  await annAt.page.keyboard.press('Enter');
  await expect(bobAt.article('It did').getByRole('button', { name: /^Go to this message:/ })).toContainText('Did the build');

  // The last message of one's own is edited with ↑.
  await annAt.box.press('ArrowUp');
  await expect(annAt.box).toHaveValue('It did');
  await annAt.box.fill('It did, twice');
  await annAt.box.press('Enter');
  await expect(bobAt.message('It did, twice')).toBeVisible();
  await expect(bobAt.article('It did, twice')).toContainText('edited');
  await expect(annAt.box).toHaveValue('');

  await bobAt.act('It did, twice', 'React with 🎉');
  const reaction = annAt.article('It did, twice').getByRole('button', { name: '🎉, 1. Add yours' });
  await reaction.click();
  await expect(bobAt.article('It did, twice').getByRole('button', { name: '🎉, 2' })).toBeVisible();

  await annAt.say('not for here');
  await expect(bobAt.message('not for here')).toBeVisible();
  await annAt.act('not for here', 'Delete');
  await annAt.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(bobAt.message('Message deleted')).toBeVisible();
  await expect(bobAt.message('not for here')).toHaveCount(0);
  await expect(bobAt.chat(ann.username)).toContainText('Message deleted');
  expect([...annAt.complaints, ...bobAt.complaints]).toEqual([]);
});

test('an edit of a message before the tail reaches clients that have it loaded', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  const old = await api.send(ann, chat, 'an old one');
  for (let i = 0; i < 55; i++) {
    await api.send(bob, chat, `filler ${i}`);
  }
  const atPage = await UserPage.signedIn(browser, pageUrl, bob);
  await atPage.openChat(ann.username);
  await expect(async () => {
    await atPage.log.hover();
    await atPage.page.mouse.wheel(0, -1_500);
    await expect(atPage.message('an old one')).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 30_000, intervals: [0] });
  const path = `/api/chat/chats/${chat}/messages/${old.message_id}`;
  expect((await api.request('PUT', path, ann.token, { body: 'an old one, mended' })).status).toBe(200);
  await expect(atPage.message('an old one, mended')).toBeVisible();
});

test('unread messages are counted, opened at, and marked as read when seen', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'the first');
  const bobAt = await UserPage.signedIn(browser, pageUrl, bob);
  await bobAt.openChat(ann.username);
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await expect(annAt.chat(bob.username)).toContainText('1 unread message');
  for (let i = 1; i <= 40; i++) {
    await api.send(bob, chat, `news ${i}`);
  }
  await expect(annAt.chat(bob.username)).toContainText('41 unread messages');

  await annAt.openChat(bob.username);
  await expect(annAt.log.getByRole('separator', { name: 'New' })).toBeVisible();
  await expect(annAt.message('the first')).toBeVisible();
  await expect(annAt.message('news 40')).toHaveCount(0);
  await annAt.page.getByRole('button', { name: /Jump to \d+ new/ }).click();
  await expect(annAt.message('news 40')).toBeVisible();
  await expect(annAt.chat(bob.username)).not.toContainText('unread');
  await expect(bobAt.article('news 40').getByText('Read')).toBeAttached();
});

test('typing and presence are shown and expire', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'hello');
  // Presence is shown once both have written.
  await api.send(bob, chat, 'hi');
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openChat(bob.username);
  await expect(annAt.page.getByText('offline', { exact: true })).toBeVisible();
  const bobAt = await UserPage.signedIn(browser, pageUrl, bob);
  await bobAt.openChat(ann.username);
  await expect(annAt.page.getByRole('main').getByText('online', { exact: true })).toBeVisible();
  await bobAt.box.pressSequentially('hm');
  await expect(annAt.page.getByText(`${bob.username} is typing…`)).toBeVisible();
  await expect(annAt.page.getByText(`${bob.username} is typing…`)).toHaveCount(0, { timeout: 10_000 });
});
