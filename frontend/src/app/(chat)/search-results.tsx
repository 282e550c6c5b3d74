import { ChatListItem } from '@/features/chats/chat-list-item';
import { chatTitle } from '@/features/chats/chat-title';
import { useStartChat } from '@/features/chats/chat-changes';
import type { Chat, Person } from '@/shared/api/model';
import { chatPath, goTo } from '@/shared/navigation';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { useUser } from '@/shared/session/session';
import { usePeople } from '@/shared/people/people-query';
import { PersonItem } from '@/shared/people/person-item';
import { Notice } from '@/shared/ui/notice';
import { ListHeading } from './list-heading';

interface Props {
  readonly text: string;
  readonly chats: readonly Chat[];
  readonly openChat: string | null;
  readonly onDone: () => void;
}

/** Chats by any part of their title, then people one has no chat with yet. */
export function SearchResults({ text, chats, openChat, onDone }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  const me = useUser();
  const people = usePeople(text);
  const { mutate: start, isPending, error } = useStartChat();
  const found = chats.filter((chat) => chatTitle(t, chat, me).toLowerCase().includes(text.toLowerCase()));
  const known = new Set([
    me.id,
    ...chats.filter(isDirect).flatMap((chat) => chat.members.map(({ id }) => id)),
  ]);
  const others = people.data?.filter((person) => !known.has(person.id)) ?? [];

  const pick = (person: Person) =>
    start(person.id, {
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
          {others.map((person) => (
            <PersonItem key={person.id} person={person} disabled={isPending} onPick={pick} />
          ))}
        </ul>
      </section>
      {error ? <Notice tone="danger">{problem(error)}</Notice> : null}
      {people.isError ? <Notice tone="danger">{t('search.failed')}</Notice> : null}
      {people.isSuccess && !people.isPlaceholderData && found.length + others.length === 0 ? (
        <p role="status" className="px-2 py-4 text-center text-sm text-balance text-quiet">
          {t('search.none', { text })}
        </p>
      ) : null}
    </>
  );
}

const isDirect = (chat: Chat) => chat.kind === 'direct';
