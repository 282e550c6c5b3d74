import { z } from 'zod/mini';
import type { Ring } from './port';

const message = z.object({
  message_id: z.string(),
  from_user: z.string(),
  from_name: z.string(),
  body: z.string(),
  sent_at: z.string(),
});

const timestamp = z.custom<{ toDate(): Date }>(
  (value) => typeof value === 'object' && value !== null && 'toDate' in value,
);

const schema = z.object({
  members: z.array(z.string()),
  kind: z._default(z.enum(['direct', 'group']), 'direct'),
  name: z._default(z.nullable(z.string()), null),
  member_names: z._default(z.record(z.string(), z.string()), {}),
  tail: z._default(z.array(message), []),
  previous_id: z._default(z.nullable(z.string()), null),
  updated_at: timestamp,
});

/** The document as the page knows it, or null where it doesn't hold to the contract: one bad chat must not hide the rest. */
export function ringOf(chatId: string, document: unknown): Ring | null {
  const result = schema.safeParse(document);
  if (!result.success) {
    console.warn(`Chat ${chatId} can't be read: ${z.prettifyError(result.error)}`);
    return null;
  }
  const { members, kind, name, member_names, tail, previous_id, updated_at } = result.data;
  const messages = tail.map((one) => ({ ...one, chat_id: chatId }));
  return {
    chat: {
      chat_id: chatId,
      kind,
      name,
      members: members.map((id) => ({ id, username: member_names[id] ?? '…' })),
      last_message: messages.at(-1) ?? null,
      created_at: updated_at.toDate().toISOString(),
    },
    tail: messages,
    previousId: previous_id,
  };
}
