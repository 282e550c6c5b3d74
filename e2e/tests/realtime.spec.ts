import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

const MESSAGES = 40;

// A conversation takes its time: so do its tests on a busy machine.
test.slow();

declare global {
  interface Window {
    arrivals: Map<string, number>;
    disorders: string[];
  }
}

test('a message reaches the other screen within the window, once', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'hello');
  const [sender, receiver] = await Promise.all([
    UserPage.signedIn(browser, pageUrl, ann),
    UserPage.signedIn(browser, pageUrl, bob),
  ]);
  await sender.openChat(bob.username);
  await receiver.openChat(ann.username);
  await expect(receiver.message('hello')).toBeVisible();
  await receiver.page.evaluate(noteArrivals);
  await sender.page.evaluate(noteArrivals);

  const departures: number[] = [];
  for (let i = 0; i < MESSAGES; i++) {
    await sender.page.getByRole('textbox', { name: 'Message' }).fill(`timed ${i}.`);
    departures.push(await sender.page.evaluate(() => performance.timeOrigin + performance.now()));
    await sender.page.keyboard.press('Enter');
    // Irregular intervals: pauses and pairs of messages in quick succession.
    if (i % 3 === 0) {
      await expect(receiver.message(`timed ${i}.`)).toBeVisible();
    }
  }
  await expect(receiver.message(`timed ${MESSAGES - 1}.`)).toBeVisible();

  const arrivals = await receiver.page.evaluate(() => Object.fromEntries(window.arrivals));
  const delays = departures
    .map((departure, i) => (arrivals[`timed ${i}.`] ?? Infinity) - departure)
    .sort((a, b) => a - b);
  const quantile = (q: number) => Math.round(delays[Math.ceil(q * delays.length) - 1] ?? NaN);
  console.log(
    `from one screen to the other, ${MESSAGES} messages: p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, max ${quantile(1)} ms`,
  );
  expect(delays.every(Number.isFinite)).toBe(true);
  for (const user of [sender, receiver]) {
    expect(await user.page.evaluate(() => window.disorders)).toEqual([]);
  }
  const bodies = (await api.history(bob, chat)).map((message) => message.body);
  expect(bodies).toEqual(['hello', ...departures.map((_, i) => `timed ${i}.`)]);
});

/** Notes when each text first stands in the log, and whenever the log shows one twice or in the wrong place. */
function noteArrivals(): void {
  window.arrivals = new Map();
  window.disorders = [];
  const log = document.querySelector('[role=log]');
  const look = () => {
    const shown = [...(log?.textContent?.matchAll(/timed (\d+)\./g) ?? [])];
    for (const [text] of shown) {
      if (!window.arrivals.has(text)) {
        window.arrivals.set(text, performance.timeOrigin + performance.now());
      }
    }
    const numbers = shown.map((match) => Number(match[1]));
    if (numbers.some((number, i) => i > 0 && number !== (numbers[i - 1] ?? 0) + 1)) {
      window.disorders.push(numbers.join(' '));
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}
