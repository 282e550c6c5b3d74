import { clsx } from 'clsx';
import { useDeferredValue, useState } from 'react';
import { AccountMenu } from '@/features/session/account-menu';
import type { Chat } from '@/shared/api/model';
import { texts } from '@/shared/texts';
import { Logo } from '@/shared/ui/logo';
import { ChatNavigation } from './chat-navigation';
import { SearchBox } from './search-box';
import { SearchResults } from './search-results';
import { walkList } from './walk-list';

interface Props {
  readonly chats: readonly Chat[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly openChat: string | null;
  readonly className: string;
}

export function Sidebar({ chats, error, onRetry, openChat, className }: Props) {
  const [search, setSearch] = useState('');
  const text = useDeferredValue(search.trim());
  return (
    <aside className={clsx('flex min-h-0 flex-col border-line bg-panel md:border-r', className)}>
      <header className="flex h-14 shrink-0 items-center justify-between gap-2 pr-2 pl-4">
        <span className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo className="size-6" />
          {texts.product}
        </span>
        <AccountMenu />
      </header>
      <div onKeyDown={walkList} className="flex min-h-0 flex-1 flex-col">
        <SearchBox value={search} onChange={setSearch} />
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2">
          {text === '' ? (
            <ChatNavigation chats={chats} error={error} onRetry={onRetry} openChat={openChat} />
          ) : (
            <SearchResults text={text} chats={chats ?? []} openChat={openChat} onDone={() => setSearch('')} />
          )}
        </div>
      </div>
    </aside>
  );
}
