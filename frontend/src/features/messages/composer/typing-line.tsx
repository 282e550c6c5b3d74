import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useTyping } from '@/shared/live/signals';
import { useUser } from '@/shared/session/session';

/** Has a fixed height, so that nothing moves when it shows. */
export function TypingLine({ chat }: { chat: Chat }) {
  const t = useTexts();
  const me = useUser();
  const typing = useTyping(chat.chat_id);
  const names = chat.members
    .filter(({ id }) => id !== me.id && typing.includes(id))
    .map(({ username }) => username);
  return (
    <div
      aria-live="polite"
      className="mx-auto h-6 w-full max-w-[752px] shrink-0 truncate px-5 text-sm leading-6 text-quiet md:px-6"
    >
      {names.length === 0
        ? null
        : t('chat.typing', { count: names.length, name: names[0]!, other: names[1] ?? '' })}
    </div>
  );
}
