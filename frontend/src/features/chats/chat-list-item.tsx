import { clsx } from 'clsx';
import type { Chat } from '@/shared/api/model';
import { useTimes } from '@/shared/format-time';
import { useTexts, type Texts } from '@/shared/i18n/use-texts';
import { useIsOnline } from '@/shared/live/signals';
import { chatPath, ScreenLink } from '@/shared/navigation';
import { useUser } from '@/shared/session/session';
import { Avatar } from '@/shared/ui/avatar';
import { OnlineDot } from '@/shared/ui/online-dot';
import { avatarIdOf, chatTitle, otherOf } from './chat-title';
import { UnreadBadge } from './unread-badge';

interface Props {
  readonly chat: Chat;
  readonly isOpen: boolean;
  readonly draft?: string;
  readonly onOpen?: () => void;
}

export function ChatListItem({ chat, isOpen, draft, onOpen }: Props) {
  const t = useTexts();
  const times = useTimes();
  const me = useUser();
  const title = chatTitle(t, chat, me);
  const isOnline = useIsOnline(otherOf(chat, me)?.id ?? null);
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
        <span className="relative">
          <Avatar id={avatarIdOf(chat, me)} name={title} />
          {isOnline ? <OnlineDot className="absolute -end-0.5 -bottom-0.5 ring-2 ring-panel" /> : null}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className={clsx('min-w-0 flex-1 truncate', chat.unread > 0 ? 'font-bold' : 'font-medium')}>
              <bdi>{title}</bdi>
            </span>
            {last ? (
              <time
                dateTime={last.sent_at}
                title={times.full(last.sent_at)}
                className={clsx('shrink-0 text-xs', chat.unread > 0 ? 'text-accent' : 'text-quiet')}
              >
                {times.recent(last.sent_at, new Date())}
              </time>
            ) : null}
          </span>
          <span className="flex items-center gap-2 text-sm text-quiet">
            <span className="min-w-0 flex-1 truncate">
              <bdi>{draft && !isOpen ? t('chats.draft', { text: draft }) : preview(t, chat, me.id)}</bdi>
            </span>
            <UnreadBadge count={chat.unread} />
          </span>
        </span>
      </ScreenLink>
    </li>
  );
}

function preview(t: Texts, { kind, last_message: last }: Chat, me: string): string {
  if (!last) return t('chats.noMessages');
  const text = last.deleted_at ? t('chats.deleted') : last.body;
  if (last.from_user === me) return last.deleted_at ? t('chats.ownDeleted') : t('chats.own', { text });
  return kind === 'group' ? t('chats.by', { name: last.from_name || t('deletedAccount'), text }) : text;
}
