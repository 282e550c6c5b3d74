import type { Message } from '@/shared/api/model';

/** A change that is shown before the service has accepted it. */
export type PendingChange =
  | { readonly kind: 'edit'; readonly body: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'react'; readonly emoji: string | null };

export type PendingChanges = ReadonlyMap<string, PendingChange>;

export const noChanges: PendingChanges = new Map();

/** The message as it will be. */
export function changed(message: Message, change: PendingChange | undefined, me: string): Message {
  switch (change?.kind) {
    case 'edit':
      return { ...message, body: change.body };
    case 'delete':
      return { ...message, body: '', deleted_at: message.sent_at, reactions: {} };
    case 'react':
      return { ...message, reactions: withReaction(message.reactions, me, change.emoji) };
    case undefined:
      return message;
  }
}

function withReaction(
  reactions: Message['reactions'],
  me: string,
  emoji: string | null,
): Message['reactions'] {
  const others = Object.fromEntries(Object.entries(reactions).filter(([who]) => who !== me));
  return emoji === null ? others : { ...others, [me]: emoji };
}

export interface Reaction {
  readonly emoji: string;
  readonly users: readonly string[];
}

/** By emoji, the most frequent first. */
export function reactionsOf({ reactions }: Pick<Message, 'reactions'>): Reaction[] {
  const byEmoji = new Map<string, string[]>();
  for (const [who, emoji] of Object.entries(reactions)) {
    byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), who]);
  }
  return [...byEmoji]
    .map(([emoji, users]) => ({ emoji, users }))
    .sort((a, b) => b.users.length - a.users.length || (a.emoji < b.emoji ? -1 : 1));
}
