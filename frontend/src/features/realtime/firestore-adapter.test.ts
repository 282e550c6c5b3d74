import { getApps } from 'firebase/app';
import { describe, expect, it } from 'vitest';
import { watchFirestore } from './firestore-adapter';

describe('watching Firestore', () => {
  it('leaves no app behind when it can’t begin', () => {
    const config = {
      realtime: 'firestore' as const,
      firestoreProject: 'demo',
      firestoreEmulator: '127.0.0.1:1',
      firebaseApiKey: null,
    };
    const withoutUser = () => watchFirestore(config, '', { event: () => {}, state: () => {} });
    expect(withoutUser).toThrow(/sub/);
    expect(getApps()).toEqual([]);
  });
});
