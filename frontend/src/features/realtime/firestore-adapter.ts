import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import { inMemoryPersistence, initializeAuth, signInWithCustomToken } from 'firebase/auth';
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
import { authApi } from '@/shared/api/clients';
import { unwrap } from '@/shared/api/unwrap';
import { backoffMs } from '@/shared/backoff';
import type { BrowserConfig } from '@/shared/config/browser-config';
import { randomId } from '@/shared/random-id';
import type { RealtimeSink } from './port';
import { chatDocumentOf } from './chat-document';

/** The rules refuse a list without a bound. Chats beyond it are in the service's list, only not live. */
const CHATS = 50;
const LONGEST_RETRY_MS = 30_000;

/** One query for everything: a write of a chat document updates the list of chats and the open chat. */
export function watchFirestore(config: BrowserConfig, userId: string, sink: RealtimeSink): () => void {
  // One app per session: Firestore can't change the user of a connection to the emulator.
  const app = initializeApp(
    { projectId: config.firestoreProject, apiKey: config.firebaseApiKey ?? 'unused' },
    randomId(),
  );
  try {
    const firestore = connect(app, config, userId);
    let stop = () => {};
    let retry: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const start = async (failures: number) => {
      try {
        await authenticate(app, config);
        if (!stopped) stop = listen(firestore, userId, sink);
      } catch (error) {
        if (stopped) return;
        console.warn('Firestore takes no token.', error);
        sink.state('lost');
        retry = setTimeout(() => void start(failures + 1), backoffMs(failures, LONGEST_RETRY_MS, error));
      }
    };
    void start(0);
    return () => {
      stopped = true;
      clearTimeout(retry);
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

/** The emulator accepts a bare user id; the real Firestore needs a token of auth-service. */
async function authenticate(app: FirebaseApp, config: BrowserConfig): Promise<void> {
  if (config.firestoreEmulator === null) {
    const { token } = await unwrap(authApi.POST('/firestore-token'));
    const auth = initializeAuth(app, { persistence: inMemoryPersistence });
    await signInWithCustomToken(auth, token);
  }
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
    const documents = changedDocuments(snapshot);
    if (documents.length > 0) sink.event({ type: 'documents', documents });
    for (const { type, doc } of snapshot.docChanges()) {
      if (type === 'removed') sink.event({ type: 'unlisted', chatId: doc.id });
    }
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

function changedDocuments(snapshot: QuerySnapshot) {
  return snapshot
    .docChanges()
    .filter((change) => change.type !== 'removed')
    .flatMap(({ doc }) => chatDocumentOf(doc.id, doc.data()) ?? []);
}
