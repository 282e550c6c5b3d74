// Sends a message between two new users of a running system: smoke.mjs PAGE [FIRESTORE_EMULATOR]. Exits with 0 when the
// message is in history and in the chat's document. The document is read from the emulator where one is named, and from
// Google where FIREBASE_API_KEY and FIRESTORE_PROJECT are set: as the page does it, by a token that is traded,
// refreshed and used. It leaves two accounts behind, named smoke-…, with random passwords.
import { randomUUID } from 'node:crypto';

const [page, emulator] = process.argv.slice(2);
const seconds = Number(process.env.SMOKE_SECONDS ?? 90);
const deadline = Date.now() + seconds * 1000;

async function ask(method, path, body, headers = {}) {
  const answer = await fetch(page + path, {
    method,
    headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : {};
}

// Google takes the web key only from the page, and only for the page's own referrer.
async function google(origin, path, { type = 'application/json', ...options } = {}) {
  const answer = await fetch((process.env.GOOGLE_STAND_IN ?? `https://${origin}`) + path, {
    ...options,
    headers: { Referer: `${page}/`, 'Content-Type': type, ...options.headers },
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${origin}${path.split('?')[0]}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

// The id token after one refresh, which is what each session needs an hour after it began.
async function refreshedToken(key, headers) {
  const { token } = await ask('POST', '/api/auth/firestore-token', undefined, headers);
  const traded = await google('identitytoolkit.googleapis.com', `/v1/accounts:signInWithCustomToken?key=${key}`, {
    method: 'POST',
    body: JSON.stringify({ token, returnSecureToken: true }),
  });
  const refreshed = await google('securetoken.googleapis.com', `/v1/token?key=${key}`, {
    method: 'POST',
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: traded.refreshToken }).toString(),
  });
  return refreshed.id_token;
}

async function until(what, attempt) {
  for (;;) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function newUser() {
  const account = { username: `smoke-${randomUUID().slice(0, 8)}`, password: randomUUID() };
  const { id } = await until('registration', () => ask('POST', '/api/auth/users', account));
  const { access_token } = await ask('POST', '/api/auth/login', account);
  return { id, headers: { Authorization: `Bearer ${access_token}` } };
}

const [ann, bob] = [await newUser(), await newUser()];
// chat-service learns of new users asynchronously.
const { chat_id: chat } = await until('the chat', () =>
  ask('POST', '/api/chat/chats', { member_ids: [bob.id] }, ann.headers),
);
const sent = await ask(
  'POST',
  `/api/chat/chats/${chat}/messages`,
  { body: 'smoke' },
  { ...ann.headers, 'Idempotency-Key': randomUUID() },
);
const { messages } = await ask('GET', `/api/chat/chats/${chat}/messages`, undefined, bob.headers);
if (messages[0]?.message_id !== sent.message_id) throw new Error('the message is not in history');
console.log('in history: the message that was acknowledged');

if (emulator) {
  const document = `http://${emulator}/v1/projects/demo-rivulet/databases/(default)/documents/chats/${chat}`;
  await until('the message in the document', async () => {
    const answer = await fetch(document, { headers: { Authorization: 'Bearer owner' } });
    return answer.ok && (await answer.text()).includes(sent.message_id);
  });
  console.log("in Firestore: the same message, in the chat's document");
}

const { FIREBASE_API_KEY: key, FIRESTORE_PROJECT: project } = process.env;
if (key && project) {
  const token = await refreshedToken(key, bob.headers);
  console.log('traded and refreshed: a token for Firestore');
  const document = `/v1/projects/${project}/databases/(default)/documents/chats/${chat}`;
  await until('the message in the document', async () =>
    JSON.stringify(
      await google('firestore.googleapis.com', document, { headers: { Authorization: `Bearer ${token}` } }),
    ).includes(sent.message_id),
  );
  console.log('in Firestore: the same message, read with the refreshed token');
}
