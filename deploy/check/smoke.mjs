// Two people, a chat and a message through a running system: smoke.mjs PAGE [FIRESTORE_EMULATOR]. Ends with 0 when the
// message is in history and, where the emulator is named, in the chat's document. It leaves two accounts behind, named
// smoke-…, with passwords that nobody knows.
import { randomUUID } from 'node:crypto';

const [page, emulator] = process.argv.slice(2);
const deadline = Date.now() + 90_000;

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

async function until(what, attempt) {
  for (;;) {
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) throw new Error(`not within 90 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function person() {
  const account = { username: `smoke-${randomUUID().slice(0, 8)}`, password: randomUUID() };
  const { id } = await until('registration', () => ask('POST', '/api/auth/users', account));
  const { access_token } = await ask('POST', '/api/auth/login', account);
  return { id, headers: { Authorization: `Bearer ${access_token}` } };
}

const [ann, bob] = [await person(), await person()];
// Somebody new reaches chat-service a moment later.
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
