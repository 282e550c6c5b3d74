import type { LiveEvent, Realtime, RealtimeSink, RealtimeState } from './port';

/** A tab that has been hidden this long yields to a visible one, as its event stream pauses then. */
const YIELD_MS = 60_000;

/** A browser whose tabs have all been hidden this long has no connection; the next listener reads all documents. */
const HIDDEN_MS = 10 * 60_000;

/** What tabs of one user tell each other. */
type Notice =
  | { readonly type: 'event'; readonly event: LiveEvent }
  | { readonly type: 'state'; readonly state: RealtimeState }
  /** A tab asks the leader for what it knows. */
  | { readonly type: 'join'; readonly tab: string }
  | {
      readonly type: 'welcome';
      readonly tab: string;
      readonly state: RealtimeState;
      readonly events: LiveEvent[];
    }
  | { readonly type: 'left' };

/**
 * Has one tab of the browser hold the connections for all tabs of a user: over HTTP/1.1 a browser opens six to a host,
 * and Firestore bills each listener for what it reads. A Web Lock elects the leader; when it closes, crashes or stays
 * hidden, the next visible tab takes over.
 */
export function sharedByTabs(realtime: Realtime): Realtime {
  return (userId, sink) =>
    typeof BroadcastChannel === 'undefined' || !navigator.locks
      ? realtime(userId, sink)
      : share(realtime, userId, sink);
}

function share(realtime: Realtime, userId: string, sink: RealtimeSink): () => void {
  const name = `rivulet.realtime.${userId}`;
  const tab = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  const post = (notice: Notice) => channel.postMessage(notice);
  let candidacy: AbortController | null = null;
  let knowledge: Knowledge | null = null; // the leader's
  let yielding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  channel.onmessage = ({ data }: MessageEvent<Notice>) => {
    if (knowledge !== null) {
      if (data.type === 'join' && yielding) withdraw();
      else if (data.type === 'join') {
        post({ type: 'welcome', tab: data.tab, state: knowledge.state, events: knowledge.events() });
      }
      return;
    }
    if (data.type === 'event') sink.event(data.event);
    if (data.type === 'state') sink.state(data.state);
    if (data.type === 'left') {
      sink.event({ type: 'unknown-presence' });
      sink.state('connecting');
    }
    if (data.type === 'welcome' && data.tab === tab) {
      data.events.forEach((event) => sink.event(event));
      sink.state(data.state);
    }
  };

  const lead = (end: AbortSignal) =>
    new Promise<void>((resolve) => {
      const mine = (knowledge = new Knowledge());
      const stop = realtime(userId, {
        event: (event) => {
          mine.learn(event);
          sink.event(event);
          post({ type: 'event', event });
        },
        state: (state) => {
          mine.state = state;
          sink.state(state);
          post({ type: 'state', state });
        },
      });
      const leave = () => {
        stop();
        knowledge = null;
        post({ type: 'left' });
        resolve();
      };
      if (end.aborted) leave();
      else end.addEventListener('abort', leave);
    });

  const stand = () => {
    if (candidacy !== null) return;
    candidacy = new AbortController();
    const { signal } = candidacy;
    post({ type: 'join', tab });
    navigator.locks.request(name, { signal }, () => lead(signal)).catch(() => {}); // withdrawn while waiting
  };
  const withdraw = () => {
    candidacy?.abort();
    candidacy = null;
  };
  const yieldToOthers = async () => {
    timer = setTimeout(withdraw, HIDDEN_MS - YIELD_MS);
    yielding = true;
    const { pending = [] } = await navigator.locks.query();
    if (yielding && (knowledge === null || pending.some((lock) => lock.name === name))) withdraw();
  };
  const onVisibility = () => {
    clearTimeout(timer);
    yielding = false;
    if (document.visibilityState === 'hidden') timer = setTimeout(() => void yieldToOthers(), YIELD_MS);
    else stand();
  };

  stand();
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    withdraw();
    channel.close();
  };
}

/** The leader's state, for tabs that join later. */
class Knowledge {
  state: RealtimeState = 'connecting';
  private readonly documents = new Map<
    string,
    Extract<LiveEvent, { type: 'documents' }>['documents'][number]
  >();
  private readonly online = new Map<string, boolean>();

  learn(event: LiveEvent): void {
    switch (event.type) {
      case 'documents':
        event.documents.forEach((document) => this.documents.set(document.chat.chat_id, document));
        break;
      case 'unlisted':
      case 'removed':
        this.documents.delete(event.chatId);
        break;
      case 'presence':
        this.online.set(event.userId, event.online);
        break;
      case 'unknown-presence':
        this.online.clear();
        break;
      default:
    }
  }

  /** Without documents, a tab that joins may have missed events since it loaded. */
  events(): LiveEvent[] {
    return [
      this.documents.size > 0
        ? { type: 'documents', documents: [...this.documents.values()] }
        : { type: 'missed' },
      { type: 'unknown-presence' },
      ...[...this.online].map(([userId, online]) => ({ type: 'presence', userId, online }) as const),
    ];
  }
}
