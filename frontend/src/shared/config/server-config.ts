import { z } from 'zod/mini';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const hostAndPort = z.string().check(z.regex(/^[^\s:/]+:\d{1,5}$/, 'must be host:port'));

const schema = z.object({
  AUTH_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:8000'),
  CHAT_SERVICE_URL: z._default(httpUrl, 'http://127.0.0.1:9000'),
  FIRESTORE_PROJECT: z._default(z.string().check(z.minLength(1, 'must not be empty')), 'demo-rivulet'),
  FIRESTORE_EMULATOR_HOST: z.optional(hostAndPort),
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
