import { ChatListItem } from '@/features/chats/chat-list-item';
import { chatTitle } from '@/features/chats/chat-title';
import { useStartChat } from '@/features/chats/chat-changes';
import type { Chat, User } from '@/shared/api/model';
import { chatPath, goTo } from '@/shared/navigation';
import { contains } from '@/shared/text-search';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { useUserSearch } from '@/shared/users/user-search';
import { UserItem } from '@/shared/users/user-item';
import { Notice } from '@/shared/ui/notice';
import { ListHeading } from './list-heading';

interface Props {
  readonly text: string;
  readonly chats: readonly Chat[];
  readonly openChat: string | null;
  readonly onDone: () => void;
}

/** Chats by any part of their title, then users without a direct chat. */
export function SearchResults({ text, chats, openChat, onDone }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  const me = useUser();
  const { users, isError, isComplete } = useUserSearch(text);
  const { mutate: start, isPending, error } = useStartChat();
  const found = chats.filter((chat) => contains(chatTitle(t, chat, me), text));
  const known = new Set([
    me.id,
    ...chats.filter(isDirect).flatMap((chat) => chat.members.map(({ id }) => id)),
  ]);
  const others = users.filter((user) => !known.has(user.id));

  const pick = (user: User) =>
    start(user.id, {
      onSuccess: (chat) => {
        onDone();
        goTo(chatPath(chat.chat_id));
      },
    });

  return (
    <>
      {found.length > 0 ? (
        <section aria-label={t('chats.heading')}>
          <ListHeading>{t('chats.heading')}</ListHeading>
          <ul>
            {found.map((chat) => (
              <ChatListItem
                key={chat.chat_id}
                chat={chat}
                isOpen={chat.chat_id === openChat}
                onOpen={onDone}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label={t('search.people')}>
        {others.length > 0 ? <ListHeading>{t('search.people')}</ListHeading> : null}
        <ul>
          {others.map((user) => (
            <UserItem key={user.id} user={user} disabled={isPending} onPick={pick} />
          ))}
        </ul>
      </section>
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      {isError ? <Notice tone="danger">{t('search.failed')}</Notice> : null}
      {isComplete && found.length + others.length === 0 ? (
        <p role="status" className="px-2 py-4 text-center text-sm text-balance text-quiet">
          {t('search.none', { text })}
        </p>
      ) : null}
    </>
  );
}

const isDirect = (chat: Chat) => chat.kind === 'direct';
