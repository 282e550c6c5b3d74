import type { Message } from '@/shared/api/model';
import { compareTimeUuids } from '@/shared/time-uuid';

export const isAfter = (a: string, b: string) => compareTimeUuids(a, b) > 0;

/** Where the id stands or belongs among messages in the order of their chat. */
export function position(messages: readonly Message[], id: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(id, messages[middle]!.message_id)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

export function at(messages: readonly Message[], id: string): Message | undefined {
  const found = messages[position(messages, id)];
  return found?.message_id === id ? found : undefined;
}

/** Takes messages in; of two states of one message the higher revision is all there is to know. */
export function merge(held: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  let messages: Message[] | null = null;
  for (const message of incoming) {
    const now: readonly Message[] = messages ?? held;
    const index = position(now, message.message_id);
    const there = now[index]?.message_id === message.message_id ? now[index] : undefined;
    if (there === undefined || message.revision > there.revision) {
      messages ??= [...held];
      messages.splice(index, there === undefined ? 0 : 1, message);
    }
  }
  return messages ?? held;
}
