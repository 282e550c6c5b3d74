// Prints the documents of a manifest whose kind is not one of the pattern: split-manifest.mjs FILE KIND|KIND
import { readFileSync } from 'node:fs';

const [file, kinds] = process.argv.slice(2);
const skipped = new RegExp(`^kind: (${kinds})$`, 'm');
process.stdout.write(
  readFileSync(file, 'utf8')
    .split(/^---$/m)
    .filter((document) => !skipped.test(document))
    .join('---'),
);
