import { expect, test } from '../src/fixtures.ts';
import { PersonAtPage } from '../src/person-at-page.ts';

const MANY = 10_000;
const MOST_NODES = 2_000;

declare global {
  interface Window {
    vitals: { paint: number; blocked: number; shift: number };
    renderedAfter: number[];
    frameTimes: number[];
    mostNodes: number;
  }
}

test('the first load paints soon and moves nothing', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.person('ann'), api.person('bob')]);
  const chat = await api.chat(ann, bob);
  for (let i = 0; i < 20; i++) {
    await api.send(bob, chat, `message ${i}`);
  }
  const at = await PersonAtPage.signedIn(browser, pageUrl, ann);
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

test('a message of somebody else is on screen within 100 ms of its snapshot', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.person('ann'), api.person('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const { page } = await PersonAtPage.signedIn(browser, pageUrl, ann);
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

test('ten thousand messages are scrolled from end to end', async ({ browser, pageUrl, api }) => {
  test.slow();
  const [ann, bob] = await Promise.all([api.person('ann'), api.person('bob')]);
  const chat = await api.chat(ann, bob);
  const last = await api.send(bob, chat, 'the last one');
  const at = await PersonAtPage.signedIn(browser, pageUrl, ann);
  const { page } = at;
  // The service's pages, as long as a service would take to send so many messages: what is tried is the page.
  const history = manyBefore(last.message_id, chat, [ann.id, bob.id]);
  await page.route(`**/api/chat/chats/${chat}/messages?*`, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const end = history.findIndex(({ message_id }) => message_id === query.get('time'));
    const until = end < 0 ? history.length : end;
    const from = Math.max(0, until - Number(query.get('quantity')));
    const messages = history.slice(from, until).reverse();
    if (query.get('time') === null) {
      await route.continue();
    } else {
      await route.fulfill({ json: { messages, next: from > 0 ? history[from]?.message_id : null } });
    }
  });
  await page.goto(`/chats/${chat}`);
  await expect(at.message('the last one')).toBeVisible();
  await page.evaluate(noteFrames);
  const begin = Date.now();
  await expect(async () => {
    await page.evaluate(scrollUp);
    await expect(at.message('message number 1')).toBeVisible({ timeout: 50 });
  }).toPass({ timeout: 150_000, intervals: [0] });
  const { nodes, frames } = await page.evaluate(() => ({ nodes: window.mostNodes, frames: window.frameTimes }));
  const slow = frames.filter((millis) => millis > 50).length;
  console.log(
    `${MANY} messages in ${((Date.now() - begin) / 1000).toFixed(1)} s: at most ${nodes} DOM nodes, ` +
      `${frames.length} frames, ${((slow / frames.length) * 100).toFixed(1)} % of them over 50 ms`,
  );
  expect(nodes).toBeLessThan(MOST_NODES);
  expect(at.complaints).toEqual([]);
});

/** So many messages before one that is real, with ids of the minutes before it. */
function manyBefore(id: string, chat: string, people: string[]) {
  const clock = BigInt(`0x${id.slice(15, 18)}${id.slice(9, 13)}${id.slice(0, 8)}`);
  const words = ' and some more words, so that rows are of different heights';
  const messages = Array.from({ length: MANY }, (_, i) => {
    const at = clock - BigInt(MANY - i) * 600_000_000n;
    const hex = at.toString(16).padStart(15, '0');
    return {
      message_id: `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}${id.slice(18)}`,
      chat_id: chat,
      from_user: people[(i >> 2) % 2],
      from_name: `person ${(i >> 2) % 2}`,
      body: `message number ${i + 1}${i % 5 === 4 ? words.repeat((i % 3) + 1) : ''}`,
      sent_at: new Date(Number((at - 122_192_928_000_000_000n) / 10_000n)).toISOString(),
      revision: 0,
      reactions: {},
    };
  });
  return [...messages, { message_id: id }];
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

function noteFrames(): void {
  window.frameTimes = [];
  window.mostNodes = 0;
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    window.frameTimes.push(now - last);
    last = now;
    if (window.frameTimes.length % 10 === 0) {
      window.mostNodes = Math.max(window.mostNodes, document.querySelectorAll('*').length);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** A few hundred pixels with each frame, as somebody with a wheel in a hurry. */
async function scrollUp(): Promise<void> {
  const log = document.querySelector('[role=log]')!;
  for (let i = 0; i < 120; i++) {
    log.scrollBy(0, -900);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
