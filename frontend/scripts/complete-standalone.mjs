// `next build` leaves static files out of the standalone folder, for a CDN to serve. Here server.js serves them itself.
import { cp } from 'node:fs/promises';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const standalone = resolve(root, '.next/standalone');

await cp(resolve(root, '.next/static'), resolve(standalone, '.next/static'), { recursive: true });
await cp(resolve(root, 'public'), resolve(standalone, 'public'), { recursive: true });
