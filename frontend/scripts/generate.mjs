// Makes the client's types from the OpenAPI documents that the services' builds leave behind.
// AUTH_OPENAPI and CHAT_OPENAPI name other files, for work on the page without building the services.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';

const root = resolve(import.meta.dirname, '..');
const documents = [
  { name: 'auth', file: process.env.AUTH_OPENAPI ?? '../auth-service/target/openapi/openapi.json' },
  { name: 'chat', file: process.env.CHAT_OPENAPI ?? '../chat-service/target/openapi/openapi.json' },
];

/** The page's server maps /api/<service>/x to /api/v1/x, so the client says x and knows no version. */
function withoutPrefix(paths) {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.replace(/^\/api\/v1/, ''), item]),
  );
}

/**
 * What isn't required may be null: the services write absent values out, and take null for absent. Whole numbers are
 * always there: in Java they are no objects.
 */
function withNulls({ schemas, ...components }) {
  const open = Object.entries(schemas).map(([name, schema]) => [name, { ...schema, ...nullable(schema) }]);
  return { ...components, schemas: Object.fromEntries(open) };
}

function nullable({ properties, required = [] }) {
  if (properties === undefined) {
    return {};
  }
  const there = Object.keys(properties).filter(
    (name) => required.includes(name) || properties[name].type === 'integer',
  );
  const open = Object.entries(properties).map(([name, property]) => [
    name,
    there.includes(name) ? property : { anyOf: [property, { type: 'null' }] },
  ]);
  return { properties: Object.fromEntries(open), required: there };
}

async function read(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    console.error(
      `${file} can't be read (${error.code ?? error.message}). Build the services first: ./mvnw package`,
    );
    process.exit(1);
  }
}

for (const { name, file } of documents) {
  const document = await read(resolve(root, file));
  const types = await openapiTypescript({
    ...document,
    paths: withoutPrefix(document.paths),
    components: withNulls(document.components),
  });
  const target = resolve(root, `src/shared/api/generated/${name}.ts`);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, astToString(types));
}
