// Runs smoke.mjs against a stand-in of Rivulet and of Google's endpoints, which demand a referrer and hand out tokens
// that are good for one step only: it must pass, and fail when the refreshed token is not the one that is used.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

async function run({ opens }) {
  const seen = [];
  const answers = {
    'POST /api/auth/users': () => ({ id: 'user' }),
    'POST /api/auth/login': () => ({ access_token: 'access' }),
    'POST /api/chat/chats': () => ({ chat_id: 'chat' }),
    'POST /api/chat/chats/chat/messages': () => ({ message_id: 'message' }),
    'GET /api/chat/chats/chat/messages': () => ({ messages: [{ message_id: 'message' }] }),
    'POST /api/auth/firestore-token': () => ({ token: 'custom' }),
    'POST /v1/accounts:signInWithCustomToken': (body) =>
      JSON.parse(body).token === 'custom' && { idToken: 'first', refreshToken: 'refresh' },
    'POST /v1/token': (body) => new URLSearchParams(body).get('refresh_token') === 'refresh' && { id_token: 'second' },
    'GET /v1/projects/p/databases/(default)/documents/chats/chat': (_, { authorization }) =>
      authorization === `Bearer ${opens}` && { fields: { tail: 'message' } },
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const path = `${request.method} ${request.url.split('?')[0]}`;
    seen.push(path);
    const fromGoogle = path.includes(' /v1/');
    const answer = (!fromGoogle || request.headers.referer === `${page}/`) && answers[path]?.(body, request.headers);
    response.statusCode = answer ? 200 : 403;
    response.end(JSON.stringify(answer || { error: 'refused' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const page = `http://127.0.0.1:${server.address().port}`;
  const env = { ...process.env, GOOGLE_STAND_IN: page, FIREBASE_API_KEY: 'key', FIRESTORE_PROJECT: 'p', SMOKE_SECONDS: '2' };
  const smoke = spawn(process.execPath, [new URL('smoke.mjs', import.meta.url).pathname, page], { env, stdio: 'ignore' });
  const [code] = await once(smoke, 'exit');
  server.close();
  return { code, seen };
}

const right = await run({ opens: 'second' });
const wrong = await run({ opens: 'first' });
const document = 'GET /v1/projects/p/databases/(default)/documents/chats/chat';
const problems = [
  right.code !== 0 && `it failed where all was well, after ${right.seen.join(', ')}`,
  !right.seen.includes('POST /v1/token') && 'it refreshed no token',
  !right.seen.includes(document) && 'it read no document',
  wrong.code === 0 && 'it passed although Firestore refused the refreshed token',
].filter(Boolean);
problems.forEach((problem) => console.log(`smoke-test: ${problem}`));
if (problems.length === 0) console.log('the smoke test trades a token, refreshes it and reads the document');
process.exit(problems.length ? 1 : 0);
