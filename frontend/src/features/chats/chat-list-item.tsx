import { clsx } from 'clsx';
import type { Chat } from '@/shared/api/model';
import { formatFull, formatRecent } from '@/shared/format-time';
import { chatPath, ScreenLink } from '@/shared/navigation';
import { useUser } from '@/shared/session/session';
import { texts } from '@/shared/texts';
import { Avatar } from '@/shared/ui/avatar';
import { chatFace, chatTitle } from './chat-title';

interface Props {
  readonly chat: Chat;
  readonly isOpen: boolean;
  readonly onOpen?: () => void;
}

export function ChatListItem({ chat, isOpen, onOpen }: Props) {
  const me = useUser();
  const title = chatTitle(chat, me);
  const last = chat.last_message;
  return (
    <li>
      <ScreenLink
        href={chatPath(chat.chat_id)}
        aria-current={isOpen ? 'page' : undefined}
        onClick={onOpen}
        className={clsx(
          'flex h-15 items-center gap-3 rounded-md px-2 focus-visible:-outline-offset-2',
          isOpen ? 'bg-selected' : 'hover:bg-hover',
        )}
      >
        <Avatar id={chatFace(chat, me)} name={title} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
            {last ? (
              <time
                dateTime={last.sent_at}
                title={formatFull(last.sent_at)}
                className="shrink-0 text-xs text-quiet"
              >
                {formatRecent(last.sent_at, new Date())}
              </time>
            ) : null}
          </span>
          <span dir="auto" className="block truncate text-sm text-quiet">
            {last ? preview(chat, me.id) : texts.chats.noMessages}
          </span>
        </span>
      </ScreenLink>
    </li>
  );
}

/** Who said it, where it isn't plain. */
function preview({ kind, last_message: last }: Chat, me: string): string {
  if (!last) return '';
  if (last.from_user === me) return `${texts.chats.you}: ${last.body}`;
  return kind === 'group' ? `${last.from_name}: ${last.body}` : last.body;
}
