import { z } from 'zod/mini';

const orNull = <T extends z.ZodMiniType>(type: T) => z._default(z.nullable(type), null);

export const userSchema = z.object({ id: z.string(), username: z.string() });

/** A message in the event stream and in chat documents. */
export const messageSchema = z.object({
  message_id: z.string(),
  from_user: z.string(),
  from_name: z.string(),
  body: z.string(),
  sent_at: z.string(),
  revision: z._default(z.number(), 0),
  reply_to: orNull(z.string()),
  edited_at: orNull(z.string()),
  deleted_at: orNull(z.string()),
  reactions: z._default(z.record(z.string(), z.string()), {}),
});

export const chatSchema = z.object({
  kind: z._default(z.enum(['direct', 'group']), 'direct'),
  name: orNull(z.string()),
  owner_id: orNull(z.string()),
  deleted_member_ids: z._default(z.array(z.string()), []),
});
