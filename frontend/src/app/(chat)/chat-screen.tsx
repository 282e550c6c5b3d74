import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { useChats } from '@/features/chats/chats-query';
import type { RealtimeState } from '@/features/realtime/port';
import { useTexts } from '@/shared/i18n/use-texts';
import { ConnectionLine } from './connection-line';
import { ChatPane } from './chat-pane';
import { NoChatSelected } from './no-chat-selected';
import { Sidebar } from './sidebar';
import { usePageTitle } from './use-page-title';

/** Two columns; on a phone two screens, of which the address chooses one. */
export function ChatScreen({ live }: { live: RealtimeState }) {
  const t = useTexts();
  const chatId = /^\/chats\/([^/]+)$/.exec(usePathname())?.[1] ?? null;
  const isLive = live === 'live' || live === 'fallback';
  const { data: chats, failureReason } = useChats(isLive);
  usePageTitle(chats, chatId);
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#conversation"
        className="absolute start-2 top-2 z-20 -translate-y-20 rounded-md bg-raised px-3 py-2 focus:translate-y-0"
      >
        {t('skipLink')}
      </a>
      <ConnectionLine realtime={live} />
      <Sidebar
        chats={chats}
        isFailing={failureReason !== null}
        openChat={chatId}
        className={clsx('w-full md:w-[304px] md:shrink-0', chatId !== null && 'max-md:hidden')}
      />
      <main
        id="conversation"
        tabIndex={-1}
        className={clsx('flex min-w-0 flex-1 flex-col outline-none', chatId === null && 'max-md:sr-only')}
      >
        {chatId === null ? (
          <NoChatSelected isFirst={chats?.length === 0} />
        ) : (
          <ChatPane key={chatId} chatId={chatId} chats={chats} live={isLive} />
        )}
      </main>
    </div>
  );
}
