import { describe, expect, it } from 'vitest';
import { readServerConfig } from './server-config';

describe('the environment', () => {
  it('may be empty: the defaults are those of the local stack', () => {
    expect(readServerConfig({})).toEqual({
      AUTH_SERVICE_URL: 'http://127.0.0.1:8000',
      CHAT_SERVICE_URL: 'http://127.0.0.1:9000',
      CONSUMER_SERVICE_URL: 'http://127.0.0.1:9020',
      STREAM_SERVICE_URL: 'http://127.0.0.1:9030',
      REALTIME: 'firestore',
      FIRESTORE_PROJECT: 'demo-rivulet',
      TRUSTED_PROXIES: 0,
    });
  });

  it('takes an empty value for an absent one', () => {
    expect(readServerConfig({ FIRESTORE_EMULATOR_HOST: '' }).FIRESTORE_EMULATOR_HOST).toBeUndefined();
  });

  it('is refused with each fault named', () => {
    const read = () => readServerConfig({ AUTH_SERVICE_URL: 'auth', FIRESTORE_EMULATOR_HOST: 'http://x:1' });
    expect(read).toThrow(/AUTH_SERVICE_URL must be an http.*FIRESTORE_EMULATOR_HOST must be host:port/);
  });
});
