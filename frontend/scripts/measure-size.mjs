// What a browser downloads for the chat screen, gzipped, before Firestore's SDK, which follows after the first paint.
// The polyfills don't count: a browser that knows modules skips them.
// Start the page first: PAGE_URL says where it is.
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const page = process.env.PAGE_URL ?? 'http://127.0.0.1:3000';

const html = await (await fetch(page)).text();
const polyfills = html.match(/<script[^>]*noModule[^>]*>/gi)?.join('') ?? '';
const scripts = [...new Set(html.match(/\/_next\/static\/[^"'\\ ]+\.js/g))].filter(
  (path) => !polyfills.includes(path),
);
const sizes = await Promise.all(
  scripts.map(async (path) => {
    const answer = await fetch(page + path);
    return gzipSync(await answer.text()).length;
  }),
);
const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
console.log(
  `${scripts.length} scripts with the first page, ${total.toFixed(1)} kB gzipped (limit ${LIMIT_KB} kB)`,
);
if (scripts.length === 0 || total > LIMIT_KB) {
  process.exitCode = 1;
}
