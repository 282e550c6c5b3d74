import type { Chat } from '@/shared/api/model';
import { isAfter } from './timeline/ids';

/** The last message that all the others have read; null where one of them has read nothing. */
export function readToOf(chat: Chat, me: string): string | null {
  const marks = chat.members.filter(({ id }) => id !== me).map(({ read_id }) => read_id ?? null);
  const first = marks[0] ?? null;
  return marks.reduce(
    (least, mark) => (least === null || mark === null ? null : isAfter(mark, least) ? least : mark),
    first,
  );
}
