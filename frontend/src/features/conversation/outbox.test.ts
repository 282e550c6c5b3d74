import { describe, expect, it } from 'vitest';
import type { Message } from '@/shared/api/model';
import { Problem } from '@/shared/api/problem';
import { Outbox } from './outbox';

/** A service that answers when told to. */
class FakeService {
  readonly calls: {
    body: string;
    key: string;
    answer: (message: Message) => void;
    fail: (error: unknown) => void;
  }[] = [];

  readonly post = (_chatId: string, body: string, key: string) =>
    new Promise<Message>((answer, fail) => this.calls.push({ body, key, answer, fail }));
}

const message = (body: string) => ({ message_id: body, body }) as Message;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const service = new FakeService();
  const sent: string[] = [];
  const outbox = new Outbox(service.post, ({ body }) => sent.push(body));
  const states = () =>
    outbox
      .of('c')
      .get()
      .map((item) => `${item.body} ${item.state}`);
  return { service, outbox, sent, states };
}

describe('the outbox', () => {
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

  it('keeps those behind a failed one back, and retries all in order with their own keys', async () => {
    const { service, outbox, states } = setUp();
    outbox.send('c', 'one');
    outbox.send('c', 'two');
    service.calls[0]!.fail(new Problem(503));
    await settled();
    expect(states()).toEqual(['one failed', 'two failed']);
    outbox.retry('c');
    service.calls[1]!.answer(message('one'));
    await settled();
    service.calls[2]!.answer(message('two'));
    await settled();
    expect(states()).toEqual(['one sent', 'two sent']);
    expect(service.calls[1]!.key).toBe(service.calls[0]!.key);
    expect(service.calls[2]!.key).not.toBe(service.calls[0]!.key);
  });

  it('does not hold one chat up for another', () => {
    const { service, outbox } = setUp();
    outbox.send('c', 'one');
    outbox.send('d', 'two');
    expect(service.calls).toHaveLength(2);
  });
});
