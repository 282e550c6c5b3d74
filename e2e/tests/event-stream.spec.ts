import { expect, test } from '../src/fixtures.ts';
import { withPageServer } from '../src/page-server.ts';
import { UserPage } from '../src/user-page.ts';

const OTHER_WAY = 'Using a backup connection.';

test('two users chat by the event stream alone', async ({ browser, stack, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'hello');
  await withPageServer(stack, { REALTIME: 'events' }, async (url) => {
    const [annAt, bobAt] = await Promise.all([
      UserPage.signedIn(browser, url, ann),
      UserPage.signedIn(browser, url, bob),
    ]);
    const elsewhere: string[] = [];
    bobAt.page.on('request', (request) => {
      if (!request.url().startsWith(url)) elsewhere.push(request.url());
    });
    await annAt.openChat(bob.username);
    await bobAt.openChat(ann.username);

    await annAt.box.pressSequentially('h');
    await expect(bobAt.page.getByText(`${ann.username} is typing…`)).toBeVisible();
    for (let i = 0; i < 10; i++) {
      await (i % 2 ? annAt : bobAt).say(`by the stream ${i}.`);
    }
    for (const at of [annAt, bobAt]) {
      for (let i = 0; i < 10; i++) await expect(at.message(`by the stream ${i}.`)).toHaveCount(1);
    }
    await bobAt.act('by the stream 8.', 'React with 🎉');
    await expect(annAt.article('by the stream 8.').getByRole('button', { name: '🎉, 1' })).toBeVisible();

    // A stream that was cut goes on where it was.
    await bobAt.page.context().setOffline(true);
    await annAt.say('meanwhile');
    await expect(annAt.article('meanwhile').getByText('Sent')).toBeAttached();
    await bobAt.page.context().setOffline(false);
    await expect(bobAt.message('meanwhile')).toHaveCount(1);
    await expect(bobAt.page.getByText(OTHER_WAY)).toHaveCount(0);
    expect(elsewhere).toEqual([]);
  });
  const bodies = (await api.history(bob, chat)).map(({ body }) => body);
  expect(new Set(bodies).size).toBe(bodies.length);
  expect(bodies).toHaveLength(12);
});

test('without Firestore the page switches to the event stream and back', async ({ browser, stack, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'hello');
  const bobAt = await UserPage.at(browser, pageUrl);
  const firestore = `${await stack.url('firestore')}/**`;
  await bobAt.page.route(firestore, (route) => route.abort());
  await bobAt.signIn(bob.username, bob.password);
  await bobAt.openChat(ann.username);
  await expect(bobAt.page.getByText(OTHER_WAY)).toBeVisible();
  // Not by asking the history again and again, as a page without any live updates does.
  const pages: string[] = [];
  bobAt.page.on('request', (request) => {
    if (/messages\?/.test(request.url())) pages.push(request.url());
  });
  for (let i = 0; i < 5; i++) {
    await api.send(ann, chat, `by the other way ${i}.`);
    await expect(bobAt.message(`by the other way ${i}.`)).toHaveCount(1);
  }
  expect(pages).toEqual([]);

  await bobAt.page.unroute(firestore);
  await expect(bobAt.page.getByText(OTHER_WAY)).toHaveCount(0, { timeout: 60_000 });
  await api.send(ann, chat, 'by Firestore again');
  await expect(bobAt.message('by Firestore again')).toHaveCount(1);
  await expect(bobAt.messages).toHaveCount(7);
});
