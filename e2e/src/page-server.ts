import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { Stack } from './stack.ts';
import { until } from './until.ts';

const FOLDER = resolve(import.meta.dirname, '../../frontend/.next/standalone');

/** A server of the page of its own before the running stack's services, with other settings. */
export async function withPageServer(
  stack: Stack,
  settings: Record<string, string>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const services = {
    AUTH_SERVICE_URL: await stack.url('auth-service'),
    CHAT_SERVICE_URL: await stack.url('chat-service'),
    CONSUMER_SERVICE_URL: await stack.url('consumer-service'),
    STREAM_SERVICE_URL: await stack.url('stream-service'),
  };
  await servePage({ ...services, ...settings }, use);
}

/** A server of the page with these settings, on a free port. */
export async function servePage(settings: Record<string, string>, use: (url: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  const environment = {
    ...process.env,
    NODE_ENV: 'production',
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    ...settings,
  };
  const server = spawn('node', ['server.js'], { cwd: FOLDER, env: environment, stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}`;
    await until('the page is served', 30_000, () => fetch(url).then(({ ok }) => ok, () => false));
    await use(url);
  } finally {
    server.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
