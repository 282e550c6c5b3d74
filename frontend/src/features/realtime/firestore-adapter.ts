import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  initializeFirestore,
  limit,
  memoryLocalCache,
  onSnapshot,
  orderBy,
  query,
  where,
  type Firestore,
  type QuerySnapshot,
} from 'firebase/firestore';
import { backoffMs } from '@/shared/backoff';
import type { BrowserConfig } from '@/shared/config/browser-config';
import { randomId } from '@/shared/random-id';
import type { RealtimeSink } from './port';
import { ringOf } from './ring-document';

/** The rules refuse a list without a bound. Chats beyond it are in the service's list, only not live. */
const CHATS = 50;
const LONGEST_RETRY_MS = 30_000;

/** One query for everything: a write of a chat's ring document updates the list of chats and the conversation. */
export function watchFirestore(config: BrowserConfig, userId: string, sink: RealtimeSink): () => void {
  // An app of its own for each session: Firestore can't change the person of a connection to the emulator.
  const app = initializeApp({ projectId: config.firestoreProject, apiKey: 'unused' }, randomId());
  try {
    const stop = listen(connect(app, config, userId), userId, sink);
    return () => {
      stop();
      void deleteApp(app);
    };
  } catch (error) {
    void deleteApp(app);
    throw error;
  }
}

function connect(app: FirebaseApp, config: BrowserConfig, userId: string): Firestore {
  const firestore = initializeFirestore(app, { localCache: memoryLocalCache() });
  if (config.firestoreEmulator !== null) {
    const [host, port] = config.firestoreEmulator.split(':');
    connectFirestoreEmulator(firestore, host!, Number(port), { mockUserToken: { sub: userId } });
  }
  return firestore;
}

function listen(firestore: Firestore, userId: string, sink: RealtimeSink): () => void {
  const mine = query(
    collection(firestore, 'chats'),
    where('members', 'array-contains', userId),
    orderBy('updated_at', 'desc'),
    limit(CHATS),
  );
  let unsubscribe = () => {};
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const take = (snapshot: QuerySnapshot) => {
    failures = 0;
    sink.rings(changedRings(snapshot));
    // A snapshot out of the cache is what Firestore says when it has lost the connection.
    sink.state(snapshot.metadata.fromCache ? 'lost' : 'live');
  };
  const subscribe = () => {
    unsubscribe = onSnapshot(mine, { includeMetadataChanges: true }, take, (error) => {
      // The SDK reconnects by itself; an error means that it has given up this query for good.
      console.warn(`Realtime updates were refused: ${error.code}`);
      sink.state('lost');
      retry = setTimeout(subscribe, backoffMs(failures++, LONGEST_RETRY_MS));
    });
  };
  subscribe();
  return () => {
    clearTimeout(retry);
    unsubscribe();
  };
}

function changedRings(snapshot: QuerySnapshot) {
  return snapshot
    .docChanges()
    .filter((change) => change.type !== 'removed')
    .flatMap(({ doc }) => ringOf(doc.id, doc.data()) ?? []);
}
