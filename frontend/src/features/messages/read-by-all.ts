import type { Chat } from '@/shared/api/model';
import { isAfter } from './timeline/ids';

/** The last message that all the others have read; null where one of them has read nothing. */
export function readByAllOf(chat: Chat, me: string): string | null {
  const positions = chat.members.filter(({ id }) => id !== me).map(({ read_id }) => read_id ?? null);
  const first = positions[0] ?? null;
  return positions.reduce(
    (least, mark) => (least === null || mark === null ? null : isAfter(mark, least) ? least : mark),
    first,
  );
}
