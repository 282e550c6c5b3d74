// Checks what no compiler does: the structure of the Java code, and the length of lines of prose.
//   node structure.mjs ROOT
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_CLASSES = 15;
const MAX_LINE = 120;
// One of its kind in each module.
const REPEATED = new Set(['ArchitectureTest', 'OpenApiIT', 'OutageIT', 'TestUser', 'PackagedService']);
const GENERATED = /^(mvnw|mvnw\.cmd|.*package-lock\.json)$/;
const CODE = /\.(java|sh|ts|tsx|mjs|go)$|^rivulet$|^\.ci\/run$/;
// Formatters wrap code; nobody wraps a comment.
const COMMENT = /^\s*(\*|\/\*|\/\/|#|\{\/\*)/;

const root = process.argv[2] ?? '.';
const files = execFileSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter(Boolean);
const read = (file) => readFileSync(join(root, file), 'utf8');
const problems = [];

const packages = new Map();
const names = new Map();
for (const file of files.filter((name) => name.endsWith('.java') && !name.endsWith('-info.java'))) {
  const text = read(file);
  const own = /^package ([\w.]+);/m.exec(text)?.[1];
  if (!own?.startsWith('dev.rivulet')) continue;
  const simple = file.replace(/.*\/|\.java$/g, '');
  names.set(simple, [...(names.get(simple) ?? []), file]);
  if (!file.includes('/src/main/')) continue;
  const entry = packages.get(own) ?? { classes: 0, uses: new Set() };
  packages.set(own, entry);
  entry.classes++;
  for (const [, used] of text.matchAll(/^import (?:static )?([a-z][\w.]*?)\.[A-Z]/gm)) {
    if (used !== own && used.startsWith('dev.rivulet')) entry.uses.add(used);
  }
}

for (const [name, { classes }] of packages) {
  if (classes > MAX_CLASSES) problems.push(`package ${name} has ${classes} classes, more than ${MAX_CLASSES}`);
}
for (const [name, where] of names) {
  if (where.length > 1 && !REPEATED.has(name)) problems.push(`class ${name} stands more than once: ${where.join(', ')}`);
}

// A package on the path that leads back to it is part of a circle; each is told once.
const done = new Set();
function follow(name, path) {
  const at = path.indexOf(name);
  if (at >= 0) {
    problems.push(`packages depend on each other in a circle: ${[...path.slice(at), name].join(' -> ')}`);
    return;
  }
  if (done.has(name)) return;
  for (const next of packages.get(name)?.uses ?? []) follow(next, [...path, name]);
  done.add(name);
}
for (const name of packages.keys()) follow(name, []);

for (const file of files.filter((name) => CODE.test(name) && !GENERATED.test(name))) {
  read(file)
    .split('\n')
    .forEach((line, i) => {
      const isLong = COMMENT.test(line) && [...line].length > MAX_LINE && !line.includes('http');
      if (isLong) problems.push(`${file}:${i + 1} has more than ${MAX_LINE} characters`);
    });
}
for (const file of files.filter((name) => name.endsWith('.md'))) {
  let code = false;
  read(file)
    .split('\n')
    .forEach((line, i) => {
      if (line.startsWith('```')) code = !code;
      const wraps = !code && !line.startsWith('|') && !line.includes('](http');
      if (wraps && [...line].length > MAX_LINE) problems.push(`${file}:${i + 1} has more than ${MAX_LINE} characters`);
    });
}

for (const problem of problems) console.log(problem);
process.exit(problems.length ? 1 : 0);
