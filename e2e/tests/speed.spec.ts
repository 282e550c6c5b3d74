import { expect, test } from '../src/fixtures.ts';
import type { Message } from '../src/api.ts';
import { UserPage } from '../src/user-page.ts';
import { until } from '../src/until.ts';

const MANY = 10_000;
const MOST_NODES = 2_000;
const REAL = 60;

declare global {
  interface Window {
    vitals: { paint: number; blocked: number; shift: number };
    renderedAfter: number[];
  }
}

test('the first load paints soon, without layout shifts', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  for (let i = 0; i < 20; i++) {
    await api.send(bob, chat, `message ${i}`);
  }
  const at = await UserPage.signedIn(browser, pageUrl, ann);
  const { page } = at;
  await page.addInitScript(watchVitals);
  await page.goto(`/chats/${chat}`);
  await expect(page.getByRole('article').filter({ hasText: 'message 19' })).toBeVisible();
  const { paint, blocked, shift } = await page.evaluate(() => window.vitals);
  console.log(
    `chat screen: largest paint ${Math.round(paint)} ms, blocked ${Math.round(blocked)} ms, layout shift ${shift.toFixed(3)}`,
  );
  expect(shift).toBeLessThan(0.1);
  expect(at.complaints).toEqual([]);
});

test('a received message is on screen within 100 ms of its snapshot', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const { page } = await UserPage.signedIn(browser, pageUrl, ann);
  await page.goto(`/chats/${chat}`);
  await expect(page.getByRole('article').filter({ hasText: 'hello' })).toBeVisible();
  await page.evaluate(noteRendering);
  for (let i = 0; i < 20; i++) {
    await api.send(bob, chat, `timed ${i}.`);
    await expect(page.getByRole('article').filter({ hasText: `timed ${i}.` })).toBeVisible();
  }
  const delays = (await page.evaluate(() => window.renderedAfter)).sort((a, b) => a - b);
  const median = delays[Math.floor(delays.length / 2)] ?? NaN;
  console.log(`from snapshot to screen, 20 messages: p50 ${median.toFixed(1)} ms, max ${delays.at(-1)?.toFixed(1)} ms`);
  expect(delays).toHaveLength(20);
  expect(median).toBeLessThan(100);
});

test('ten thousand messages are scrolled from end to end', async ({ browser, pageUrl, api, firestore }) => {
  test.slow();
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  // More than a page and a chat document hold: that older ones are to come is what the services themselves say.
  const sent: Message[] = [];
  for (let i = 1; i <= REAL; i++) {
    sent.push(await api.send(ann, chat, `the last but ${REAL - i}`));
  }
  // A page that sees the document before that knows where the chat begins.
  await until('the document leaves out the first message', 60_000, async () => {
    const tail = await firestore.tail(chat);
    return tail.includes('the last but 0') && !tail.includes(sent[0]!.body);
  });
  const at = await UserPage.signedIn(browser, pageUrl, ann);
  const { page } = at;
  // The rest would take a service long to take: what is tried is the page.
  const history = [...manyBefore(sent[0]!.message_id, chat, [ann.id, bob.id]), ...sent];
  await page.route(`**/api/chat/chats/${chat}/messages?*time=*`, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const until = history.findIndex(({ message_id }) => message_id === query.get('time'));
    const from = Math.max(0, until - Number(query.get('quantity')));
    const messages = history.slice(from, until).reverse();
    await route.fulfill({ json: { messages, next: from > 0 ? history[from]?.message_id : null } });
  });
  await page.goto(`/chats/${chat}`);
  await expect(at.message('the last but 0')).toBeVisible();
  const begin = Date.now();
  const { nodes, frames, stuckAt } = await page.evaluate(scrollToTheBeginning);
  const slow = frames.filter((millis) => millis > 50).length;
  const share = slow / frames.length;
  console.log(
    `${MANY} messages in ${((Date.now() - begin) / 1000).toFixed(1)} s: at most ${nodes} DOM nodes, ` +
      `${frames.length} frames, ${(share * 100).toFixed(1)} % of them over 50 ms, the longest ${Math.round(Math.max(...frames))} ms`,
  );
  expect(stuckAt).toBeNull();
  // At the top, the last page keeps the scroll position, so the first message needs more scrolling.
  await expect(async () => {
    await at.log.evaluate((log) => log.scrollTo(0, 0));
    await expect(at.message('message number 1')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  expect(nodes).toBeLessThan(MOST_NODES);
  expect(at.complaints).toEqual([]);
});

/** So many messages before one that is real, with ids of the minutes before it. */
function manyBefore(id: string, chat: string, users: string[]) {
  const clock = BigInt(`0x${id.slice(15, 18)}${id.slice(9, 13)}${id.slice(0, 8)}`);
  const words = ' and some more words, so that rows are of different heights';
  return Array.from({ length: MANY }, (_, i) => {
    const at = clock - BigInt(MANY - i) * 600_000_000n;
    const hex = at.toString(16).padStart(15, '0');
    return {
      message_id: `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}${id.slice(18)}`,
      chat_id: chat,
      from_user: users[(i >> 2) % 2],
      from_name: `user ${(i >> 2) % 2}`,
      body: `message number ${i + 1}${i % 5 === 4 ? words.repeat((i % 3) + 1) : ''}`,
      sent_at: new Date(Number((at - 122_192_928_000_000_000n) / 10_000n)).toISOString(),
      revision: 0,
      reactions: {},
    };
  });
}

function watchVitals(): void {
  window.vitals = { paint: 0, blocked: 0, shift: 0 };
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => (window.vitals.paint = entry.startTime));
  observe('longtask', (entry) => (window.vitals.blocked += Math.max(0, entry.duration - 50)));
  observe('layout-shift', (entry) => (window.vitals.shift += (entry as PerformanceEntry & { value: number }).value));
}

function noteRendering(): void {
  window.renderedAfter = [];
  const seen = new Set<string>();
  const look = () => {
    for (const [text] of document.querySelector('[role=log]')?.textContent?.matchAll(/timed \d+\./g) ?? []) {
      const mark = performance.getEntriesByName('rivulet.live').at(-1);
      if (!seen.has(text) && mark) {
        seen.add(text);
        requestAnimationFrame(() => window.renderedAfter.push(performance.now() - mark.startTime));
      }
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/**
 * Two screens with each frame, faster than any wheel, until nothing is left above. However slow
 * a machine is, the list moves on: it is stuck when nothing changes for so many frames and seconds.
 */
async function scrollToTheBeginning() {
  const log = document.querySelector('[role=log]')!;
  const frames: number[] = [];
  let nodes = 0;
  let moved = performance.now();
  let first = '';
  for (let last = performance.now(); !log.textContent?.startsWith('This is the beginning'); ) {
    log.scrollBy(0, -1_600);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    const shown = log.querySelector('article')?.textContent ?? '';
    if (shown !== first) moved = now;
    else if (now - moved > 20_000) return { nodes, frames, stuckAt: shown };
    first = shown;
    if (frames.length % 10 === 0) nodes = Math.max(nodes, document.querySelectorAll('*').length);
  }
  return { nodes, frames, stuckAt: null };
}
