import { z } from 'zod/mini';
import { messageSchema, chatSchema } from './schemas';
import type { ChatDocument } from './port';

const timestamp = z.custom<{ toDate(): Date }>(
  (value) => typeof value === 'object' && value !== null && 'toDate' in value,
);

const schema = z.extend(chatSchema, {
  members: z.array(z.string()),
  member_names: z._default(z.record(z.string(), z.string()), {}),
  tail: z._default(z.array(messageSchema), []),
  previous_id: z._default(z.nullable(z.string()), null),
  late: z._default(z.array(z.extend(messageSchema, { seq: z.number() })), []),
  late_seq: z._default(z.nullable(z.number()), null),
  updated_at: timestamp,
});

/**
 * The document as the page knows it, or null where it doesn't hold to the contract: one bad chat must not hide the
 * rest.
 */
export function chatDocumentOf(chatId: string, document: unknown): ChatDocument | null {
  const result = schema.safeParse(document);
  if (!result.success) {
    console.warn(`Chat ${chatId} can't be read: ${z.prettifyError(result.error)}`);
    return null;
  }
  const { members, kind, name, owner_id, deleted_member_ids, member_names, tail, previous_id, updated_at } =
    result.data;
  return {
    chat: {
      chat_id: chatId,
      kind,
      name,
      owner_id,
      deleted_member_ids,
      members: members
        .filter((id) => !deleted_member_ids.includes(id))
        .map((id) => ({ id, username: member_names[id] ?? '…' })),
    },
    updatedAt: updated_at.toDate().toISOString(),
    tail: tail.map((one) => ({ ...one, chat_id: chatId })),
    previousId: previous_id,
    late: result.data.late.map(({ seq, ...one }) => ({ seq, message: { ...one, chat_id: chatId } })),
    lateSeq: result.data.late_seq,
  };
}
