import { test as base } from '@playwright/test';
import { Api } from './api.ts';
import { Firestore } from './firestore.ts';
import { Stack } from './stack.ts';

/** Every test has the one running stack, its public API, and the emulator behind it. */
export const test = base.extend<
  { api: Api; firestore: Firestore; pageUrl: string; logs: void; leaving: void },
  { stack: Stack }
>({
  stack: [
    async ({}, use) => {
      const stack = await Stack.create();
      await use(stack);
      await stack.destroy();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  api: async ({ stack }, use) => use(new Api(await stack.url('page'))),
  firestore: async ({ stack }, use) => use(new Firestore(await stack.url('firestore'))),
  pageUrl: async ({ stack }, use) => use(await stack.url('page')),
  // A failure without the logs of all parts can't be understood.
  logs: [
    async ({ stack }, use, testInfo) => {
      await use();
      if (testInfo.status !== testInfo.expectedStatus) {
        await stack.copyLogs(testInfo.outputPath('logs'));
      }
    },
    { auto: true },
  ],
  // Who stayed would go on listening, and slow down all the tests to come.
  leaving: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
