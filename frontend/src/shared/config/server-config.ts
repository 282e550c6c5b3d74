import { z } from 'zod/mini';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const hostAndPort = z.string().check(z.regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port'));

const schema = z.object({
  AUTH_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:8000'),
  CHAT_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:9000'),
  /** Serves the meter. */
  CONSUMER_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:9020'),
  STREAM_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:9030'),
  /** How updates reach the browser: by Firestore, or by chat-service's event stream alone. */
  REALTIME: z._default(z.enum(['firestore', 'events'], 'must be firestore or events'), 'firestore'),
  FIRESTORE_PROJECT: z._default(z.string().check(z.minLength(1, 'must not be empty')), 'demo-rivulet'),
  FIRESTORE_EMULATOR_HOST: z.optional(hostAndPort),
  /** The project's web key, which signing in to the real Firestore takes. It is public. */
  FIREBASE_API_KEY: z.optional(z.string()),
  /** How many proxies of ours stand before the page: only what they say of a client's address is believed. */
  TRUSTED_PROXIES: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
});

export type ServerConfig = z.infer<typeof schema>;

/** Read when a request comes, not when the page is built: one image runs in every environment. */
export function readServerConfig(
  environment: Record<string, string | undefined> = process.env,
): ServerConfig {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The page's environment is wrong: ${faults.join('; ')}.`);
  }
  return result.data;
}
