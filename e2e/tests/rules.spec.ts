import { expect, test } from '../src/fixtures.ts';
import { until } from '../src/until.ts';

test('Firestore shows a chat to its members only and is read-only', async ({ api, firestore }) => {
  const [ann, bob, eve] = await Promise.all([api.user('ann'), api.user('bob'), api.user('eve')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'for members');
  await until('the document holds the message', 15_000, async () => (await firestore.tail(chat)).includes('for members'));
  await until('the document has its members', 15_000, async () => (await firestore.get(`chats/${chat}`, ann.id)) === 200);

  expect(await firestore.get(`chats/${chat}`, bob.id)).toBe(200);
  expect(await firestore.get(`chats/${chat}`, eve.id)).toBe(403);
  expect(await firestore.get(`chats/${chat}`)).toBe(403);

  expect(await firestore.list(ann.id, ann.id, 50)).toBe(200);
  expect(await firestore.list(ann.id, ann.id, 51)).toBe(403);
  expect(await firestore.list(ann.id, ann.id)).toBe(403);
  expect(await firestore.list(ann.id, eve.id, 50)).toBe(403);
  expect(await firestore.list(ann.id, undefined, 50)).toBe(403);

  for (const user of [ann.id, eve.id, undefined]) {
    expect(await firestore.write(`chats/${chat}`, user)).toBe(403);
    expect(await firestore.write('chats/made-up', user)).toBe(403);
    expect(await firestore.delete(`chats/${chat}`, user)).toBe(403);
    expect(await firestore.get('projections/partition-0', user)).toBe(403);
  }
});
