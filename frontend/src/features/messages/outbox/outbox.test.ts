import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { Outbox, type Outgoing, type Unsent } from './outbox';

class FakeService {
  readonly calls: {
    body: string;
    key: string;
    answer: (message: Message) => void;
    fail: (error: unknown) => void;
  }[] = [];

  readonly post = (_chatId: string, { body, key }: { body: string; key: string }) =>
    new Promise<Message>((answer, fail) => this.calls.push({ body, key, answer, fail }));
}

function memoryUnsent(): Unsent {
  const items = new Map<string, { chatId: string; item: Outgoing }>();
  return {
    load: () => [...items.values()],
    save: (chatId, item) => items.set(item.key, { chatId, item }),
    drop: (key) => items.delete(key),
  };
}

const message = (body: string) => ({ message_id: body, body }) as Message;
const settled = () => vi.advanceTimersByTimeAsync(0);

function setUp() {
  const service = new FakeService();
  const sent: string[] = [];
  const newest: { id: string | null | undefined } = { id: undefined };
  const outbox = new Outbox(service.post, {
    onSent: ({ body }) => sent.push(body),
    newestIn: () => newest.id,
  });
  const states = () =>
    outbox
      .of('c')
      .get()
      .map((item) => `${item.body} ${item.state}`);
  return { service, outbox, sent, states, newest };
}

describe('the outbox', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('shows a message before the service knows of it', () => {
    const { outbox, states } = setUp();
    outbox.send('c', 'one');
    expect(states()).toEqual(['one sending']);
  });

  it('sends one at a time, in the order written', async () => {
    const { service, outbox, sent, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    expect(service.calls.map((call) => call.body)).toEqual(['one']);
    service.calls[0]!.answer(message('one'));
    await settled();
    expect(service.calls.map((call) => call.body)).toEqual(['one', 'two']);
    expect(states()).toEqual(['one sent', 'two sending']);
    expect(sent).toEqual(['one']);
  });

  it('tries again by itself, with the same key and longer and longer pauses, before it says that it failed', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    const started = Date.now();
    const at: number[] = [];
    for (let failed = 0; failed < service.calls.length; failed++) {
      at.push(Date.now() - started);
      expect(states()).toEqual(['one sending', 'two sending']);
      service.calls[failed]!.fail(new Problem([0, 503, 504][failed % 3]!));
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(at.length).toBeGreaterThan(3);
    expect(states()).toEqual(['one failed', 'two sending']);
    expect(new Set(service.calls.map(({ body, key }) => `${body} ${key}`)).size).toBe(1);
  });

  it('heals a lost answer', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    service.calls[0]!.fail(new Problem(0));
    await vi.advanceTimersByTimeAsync(999);
    expect(service.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    service.calls[1]!.answer(message('one'));
    await settled();
    expect(states()).toEqual(['one sent']);
  });

  it('waits as long as the service asks for, up to a limit', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    service.calls[0]!.fail(new Problem(429, undefined, [], 20));
    await vi.advanceTimersByTimeAsync(19_999);
    expect(service.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    service.calls[1]!.fail(new Problem(429, undefined, [], 90));
    await settled();
    expect(states()).toEqual(['one failed']);
  });

  it('does not wait on when the network is back', async () => {
    const { service, outbox } = setUp();
    outbox.send('c', 'one');
    service.calls[0]!.fail(new Problem(503, undefined, [], 30));
    await settled();
    outbox.retryAll();
    await settled();
    expect(service.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.calls).toHaveLength(2);
  });

  /** For too long. */
  const fail = async (service: FakeService, call: number) => {
    service.calls[call]!.fail(new Problem(503, undefined, [], 61));
    await settled();
  };

  it('lets nothing overtake one that failed, and retries in order with their own keys', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    await fail(service, 0);
    outbox.send('c', 'three');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states()).toEqual(['one failed', 'two sending', 'three sending']);
    expect(service.calls).toHaveLength(1);
    outbox.retry('c');
    for (const [index, body] of ['one', 'two', 'three'].entries()) {
      service.calls[index + 1]!.answer(message(body));
      await settled();
    }
    expect(states()).toEqual(['one sent', 'two sent', 'three sent']);
    expect(service.calls[1]!.key).toBe(service.calls[0]!.key);
    expect(new Set(service.calls.map((call) => call.key)).size).toBe(3);
  });

  it.each([400, 403, 409, 413])('goes on behind one that is refused with %i', async (status) => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    service.calls[0]!.fail(new Problem(status));
    await settled();
    service.calls[1]!.answer(message('two'));
    await settled();
    expect(states()).toEqual(['one refused', 'two sent']);
    outbox.retry('c');
    expect(service.calls).toHaveLength(2);
  });

  it('keeps all messages when the session has ended', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    service.calls[0]!.fail(new Problem(401));
    await settled();
    expect(states()).toEqual(['one failed', 'two sending']);
  });

  it('sends a refused message only when its writer retries it, also after a reload', async () => {
    const unsent = memoryUnsent();
    const first = new FakeService();
    const before = new Outbox(first.post, { unsent });
    before.send('c', 'refused');
    first.calls[0]!.fail(new Problem(403, undefined, [], undefined, 'blocked'));
    await settled();

    const service = new FakeService();
    const outbox = new Outbox(service.post, { unsent });
    outbox.takeUp();
    outbox.retryAll();
    await settled();
    const [item] = outbox.of('c').get();
    expect([item?.state, service.calls.length]).toEqual(['refused', 0]);
    outbox.retry('c', item!.key);
    await settled();
    expect(service.calls.map(({ body }) => body)).toEqual(['refused']);
  });

  it('gives a refused message back', async () => {
    const { service, outbox, states } = setUp();
    const key = (index: number) => outbox.of('c').get()[index]!.key;
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    expect(outbox.remove('c', key(0))).toBeNull();
    expect(states()).toEqual(['one sending', 'two sending']);
    service.calls[0]!.fail(new Problem(400));
    await settled();
    service.calls[1]!.fail(new Problem(400));
    await settled();
    expect([outbox.remove('c', key(0)), outbox.remove('c', key(0)), states()]).toEqual(['one', 'two', []]);
  });

  it('remembers the newest message there was at the first attempt', async () => {
    const { service, outbox, newest } = setUp();
    const after = () =>
      outbox
        .of('c')
        .get()
        .map((item) => item.after);
    newest.id = null;
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    expect(after()).toEqual([null, undefined]);
    newest.id = 'later';
    await fail(service, 0);
    outbox.retry('c');
    expect(after()).toEqual([null, undefined]);
    service.calls[1]!.answer(message('one'));
    await settled();
    expect(after()).toEqual([null, 'later']);
  });

  it('says until when it waits for a service that finds it too fast', async () => {
    const { service, outbox } = setUp();
    outbox.send('c', 'one');
    service.calls[0]!.fail(new Problem(429, undefined, [], 7));
    await settled();
    const item = () => outbox.of('c').get()[0]!;
    expect([item().state, item().waitsUntil! - Date.now()]).toEqual(['sending', 7_000]);
    await vi.advanceTimersByTimeAsync(7_000);
    service.calls[1]!.answer(message('one'));
    await settled();
    expect([item().state, item().waitsUntil]).toEqual(['sent', undefined]);
  });

  it('goes on after a reload with what wasn’t sent, in order and with the same keys', async () => {
    const unsent = memoryUnsent();
    const first = new FakeService();
    const before = new Outbox(first.post, { unsent });
    before.send('c', 'one', 'quoted');
    before.send('c', 'two');
    before.send('d', 'three');
    first.calls[1]!.answer(message('three'));
    await settled();
    const second = new FakeService();
    const after = new Outbox(second.post, { unsent });
    after.takeUp();
    after.takeUp();
    second.calls[0]!.answer(message('one'));
    await settled();
    expect(second.calls.map(({ body }) => body)).toEqual(['one', 'two']);
    expect(second.calls[0]!.key).toBe(first.calls[0]!.key);
    expect(after.of('c').get()[0]!.replyTo).toBe('quoted');
    expect(unsent.load().map(({ item }) => item.body)).toEqual(['two']);
  });

  it('does not hold one chat up for another', () => {
    const { service, outbox } = setUp();
    outbox.send('c', 'one');
    outbox.send('d', 'two');
    expect(service.calls).toHaveLength(2);
  });
});
