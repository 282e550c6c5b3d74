import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatDocument, LiveEvent, RealtimeSink, RealtimeState } from './port';
import { sharedByTabs } from './shared-by-tabs';

/** Web Locks in one process, granted in order as the specification says; real ones are used by the browser tests. */
class QueuedLocks {
  private readonly queue: { name: string; run: () => Promise<void> }[] = [];
  private readonly held = new Set<string>();

  request = (name: string, { signal }: { signal: AbortSignal }, task: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const waiting = { name, run: () => task().then(resolve, reject) };
      signal.addEventListener('abort', () => {
        const at = this.queue.indexOf(waiting);
        if (at < 0) return;
        this.queue.splice(at, 1);
        reject(new DOMException('aborted', 'AbortError'));
      });
      this.queue.push(waiting);
      void this.grant(name);
    });

  query = async () => ({ pending: this.queue.map(({ name }) => ({ name })) });

  private async grant(name: string): Promise<void> {
    const next = this.held.has(name) ? -1 : this.queue.findIndex((waiting) => waiting.name === name);
    if (next < 0) return;
    this.held.add(name);
    await this.queue.splice(next, 1)[0]!.run();
    this.held.delete(name);
    void this.grant(name);
  }
}

/** Delivers at once, to every other channel of the name. */
class ImmediateChannel {
  static all: ImmediateChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    ImmediateChannel.all.push(this);
  }
  postMessage(data: unknown): void {
    const others = ImmediateChannel.all.filter((channel) => channel !== this && channel.name === this.name);
    others.forEach((channel) => channel.onmessage?.({ data: structuredClone(data) }));
  }
  close(): void {
    ImmediateChannel.all = ImmediateChannel.all.filter((channel) => channel !== this);
  }
}

describe('realtime that tabs share', () => {
  let connections: RealtimeSink[];
  let page: { visibilityState: string; listeners: Set<() => void> };
  const stops: (() => void)[] = [];
  const settled = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

  /** Every tab of a test has the same visibility, since there is one document. */
  async function setVisibility(state: 'visible' | 'hidden') {
    page.visibilityState = state;
    page.listeners.forEach((listener) => listener());
    await settled();
  }

  async function openTab(userId = 'ann') {
    const tab = { events: [] as LiveEvent[], states: [] as RealtimeState[], close: () => {} };
    tab.close = sharedByTabs((_, sink) => {
      connections.push(sink);
      return () => void connections.splice(connections.indexOf(sink), 1);
    })(userId, { event: (event) => tab.events.push(event), state: (state) => tab.states.push(state) });
    stops.push(tab.close);
    await settled();
    return tab;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    connections = [];
    page = { visibilityState: 'visible', listeners: new Set() };
    vi.stubGlobal('document', {
      get visibilityState() {
        return page.visibilityState;
      },
      addEventListener: (_: string, listener: () => void) => page.listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => page.listeners.delete(listener),
    });
    vi.stubGlobal('navigator', { locks: new QueuedLocks() });
    vi.stubGlobal('BroadcastChannel', ImmediateChannel);
  });
  afterEach(() => {
    stops.splice(0).forEach((stop) => stop());
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const typing: LiveEvent = { type: 'typing', chatId: 'c', userId: 'bob' };
  const document = { chat: { chat_id: 'c' } } as ChatDocument;

  it('is connected once, and reaches every tab of the user', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    await openTab('eve');
    expect(connections).toHaveLength(2);
    connections[0]!.event(typing);
    connections[0]!.state('live');
    for (const tab of tabs) {
      expect(tab.events.at(-1)).toEqual(typing);
      expect(tab.states.at(-1)).toBe('live');
    }
  });

  it('tells a tab that joins what the leader knows', async () => {
    await openTab();
    connections[0]!.state('live');
    connections[0]!.event({ type: 'documents', documents: [document] });
    connections[0]!.event({ type: 'presence', userId: 'bob', online: true });
    const late = await openTab();
    expect(late.states).toEqual(['live']);
    expect(late.events).toEqual([
      { type: 'documents', documents: [document] },
      { type: 'unknown-presence' },
      { type: 'presence', userId: 'bob', online: true },
    ]);
  });

  it('has a tab that joins without documents load again what it may have missed', async () => {
    await openTab();
    connections[0]!.state('live');
    expect((await openTab()).events).toEqual([{ type: 'missed' }, { type: 'unknown-presence' }]);
  });

  it('goes on in the next tab when the leader closes', async () => {
    const first = await openTab();
    const second = await openTab();
    const third = await openTab();
    first.close();
    await settled();
    expect(connections).toHaveLength(1);
    connections[0]!.event(typing);
    expect(second.events.at(-1)).toEqual(typing);
    expect(third.events.at(-1)).toEqual(typing);
    expect(first.events).not.toContainEqual(typing);
  });

  it('keeps the connection of a tab that is hidden alone, until a tab needs it or ten minutes have passed', async () => {
    await openTab();
    await setVisibility('hidden');
    await settled(120_000);
    expect(connections).toHaveLength(1);
    const before = connections[0];
    page.visibilityState = 'visible'; // of the new tab only: the listeners of the other are not called
    const other = await openTab();
    expect(connections).toHaveLength(1);
    expect(connections[0]).not.toBe(before);
    other.close();
    await setVisibility('hidden');
    await settled(10 * 60_000);
    expect(connections).toHaveLength(0);
    await setVisibility('visible');
    expect(connections).toHaveLength(1);
  });

  it('is every tab of its own where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    await openTab();
    await openTab();
    expect(connections).toHaveLength(2);
  });
});
