import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chat, Message } from '@/shared/api/model';
import { createSignals } from '@/shared/live/signals';
import { stubFetch } from '@/shared/testing/stub-fetch';

let answer: (request: Request) => Response | Promise<Response>;
stubFetch((request) => answer(request));
// The API clients take fetch as it is when they are created.
const { applyRead, chatOf } = await import('@/features/chats/chats-query');
const { accept } = await import('@/shared/session/access-token');
const { applyLiveEvent, unreadAfter } = await import('./apply-live-event');

const id = (index: number) => `${index.toString(16).padStart(8, '0')}-0000-1000-8000-000000000000`;
const TAIL = 3;

/** The service: messages, deletions, and the user's read position. */
class Service {
  messages: Message[] = [];
  readId: string | null = null;

  send(from: string): Message {
    const index = this.messages.length + 1;
    const message: Message = {
      message_id: id(index),
      chat_id: 'c',
      from_user: from,
      from_name: from,
      body: `${index}`,
      sent_at: new Date(1_760_000_000_000 + index * 1_000).toISOString(),
      revision: 0,
      reactions: {},
    };
    this.messages.push(message);
    return message;
  }

  remove(pick: number): Message | null {
    const index = this.messages.length === 0 ? -1 : pick % this.messages.length;
    const message = this.messages[index];
    if (message === undefined) return null;
    this.messages[index] = {
      ...message,
      revision: message.revision + 1,
      body: '',
      deleted_at: message.sent_at,
    };
    return this.messages[index]!;
  }

  get unread(): number {
    const unread = this.messages.filter(
      ({ message_id, from_user, deleted_at }) =>
        from_user !== 'me' && !deleted_at && (this.readId === null || message_id > this.readId),
    );
    return Math.min(100, unread.length);
  }

  chat(): Chat {
    const members = ['me', 'bob'].map((one) => ({ id: one, username: one }));
    return {
      ...{
        chat_id: 'c',
        kind: 'direct',
        name: null,
        members,
        deleted_member_ids: [],
        created_at: '2025-01-01T00:00:00.000Z',
      },
      ...{ last_message: this.messages.at(-1) ?? null, unread: this.unread, read_id: this.readId },
    } as Chat;
  }
}

type Step =
  | { readonly kind: 'send'; readonly mine: boolean }
  | { readonly kind: 'delete'; readonly pick: number }
  | { readonly kind: 'read' | 'read-here'; readonly pick: number }
  | { readonly kind: 'event'; readonly pick: number; readonly again: boolean }
  | { readonly kind: 'snapshot' | 'reload' }
  | { readonly kind: 'wait'; readonly ms: number };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('send' as const), mine: fc.boolean() }),
    fc.record({ kind: fc.constant('delete' as const), pick: fc.nat(50) }),
    fc.record({ kind: fc.constantFrom('read' as const, 'read-here' as const), pick: fc.nat(50) }),
    fc.record({ kind: fc.constant('event' as const), pick: fc.nat(50), again: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('snapshot' as const, 'reload' as const) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(10, 300, 3_000) }),
  ),
  { maxLength: 30 },
);

describe('the unread badge', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    accept({ id: 'me', username: 'me', access_token: 't', expires_in: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('equals the service’s count, whatever is sent, deleted or read, in whatever order it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(0, 30), fc.boolean(), async (all, existing, byFirestore) => {
        const service = new Service();
        for (let index = 0; index < existing; index++) service.send('bob');
        answer = async (request) => {
          const chat = service.chat();
          await new Promise((done) => setTimeout(done, 50));
          return Response.json(request.url.endsWith('/chats/c') ? chat : { chats: [chat] });
        };
        const client = new QueryClient();
        const signals = createSignals();
        const apply = (event: Parameters<typeof applyLiveEvent>[3]) =>
          applyLiveEvent(client, signals, 'me', event);
        client.setQueryData(['chats'], [service.chat()]);
        /** Events that are on their way. */
        const pending: (() => void)[] = [];
        const snapshot = () => {
          const tail = service.messages.slice(-TAIL);
          const late = service.messages.slice(0, -TAIL).filter(({ revision }) => revision > 0);
          const { chat_id, kind, name, members, deleted_member_ids, owner_id } = service.chat();
          apply({
            type: 'documents',
            documents: [
              {
                chat: { chat_id, kind, name, members, deleted_member_ids, owner_id },
                updatedAt: '2026-01-01T00:00:00.000Z',
                tail,
                previousId: service.messages.at(-TAIL - 1)?.message_id ?? null,
                late: late.map((message, seq) => ({ seq, message })),
                lateSeq: late.length === 0 ? null : late.length - 1,
              },
            ],
          });
        };
        const publish = (message: Message | null) => {
          if (message) pending.push(() => (byFirestore ? snapshot() : apply({ type: 'message', message })));
        };
        const readTo = (pick: number) =>
          service.messages[pick % Math.max(1, service.messages.length)]?.message_id;
        const readPosition = (messageId: string) => ({ chatId: 'c', userId: 'me', messageId });
        for (const step of all) {
          switch (step.kind) {
            case 'send':
              publish(service.send(step.mine ? 'me' : 'bob'));
              break;
            case 'delete':
              publish(service.remove(step.pick));
              break;
            case 'read': {
              const messageId = readTo(step.pick);
              if (messageId !== undefined && messageId > (service.readId ?? '')) {
                service.readId = messageId;
                pending.push(() => apply({ type: 'read', ...readPosition(messageId) }));
              }
              break;
            }
            case 'read-here': {
              const messageId = readTo(step.pick);
              if (messageId !== undefined && messageId > (service.readId ?? '')) {
                applyRead(client, 'me', readPosition(messageId), unreadAfter(client, 'c', messageId, 'me'));
                setTimeout(() => {
                  if (messageId > (service.readId ?? '')) service.readId = messageId;
                }, 100);
              }
              break;
            }
            case 'event': {
              const index = pending.length === 0 ? -1 : step.pick % pending.length;
              pending[index]?.();
              if (!step.again && index >= 0) pending.splice(index, 1);
              break;
            }
            case 'snapshot':
              snapshot();
              break;
            case 'reload':
              apply({ type: 'missed' });
              break;
            case 'wait':
              await vi.advanceTimersByTimeAsync(step.ms);
          }
        }
        pending.forEach((deliver) => deliver());
        await vi.advanceTimersByTimeAsync(120_000);
        expect(chatOf(client, 'c')!.unread).toBe(service.unread);
      }),
      { numRuns: 150 },
    );
  });
});
