import { clsx } from 'clsx';
import { useState } from 'react';
import { AccountMenu } from '@/features/session/account-menu';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { Logo } from '@/shared/ui/logo';
import { arrowKeyFocus } from '@/shared/ui/arrow-key-focus';
import { BlockedUsers } from './blocked-users';
import { ChatNavigation } from './chat-navigation';
import { SearchBox } from './search-box';
import { SearchResults } from './search-results';

const MeterLine = lazyPart(() => import('@/features/meter/meter-line').then(({ MeterLine: it }) => it));
const SettingsDialog = lazyPart(() =>
  import('@/features/settings/settings-dialog').then(({ SettingsDialog: it }) => it),
);

interface Props {
  readonly chats: readonly Chat[] | undefined;
  readonly isFailing: boolean;
  readonly openChat: string | null;
  readonly className: string;
}

export function Sidebar({ chats, isFailing, openChat, className }: Props) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const [isSettings, setSettings] = useState(false);
  const text = search.trim();
  // With a chat open, its title is the page's heading.
  const ProductName = openChat === null ? 'h1' : 'span';
  return (
    <aside
      aria-label={t('chats.heading')}
      className={clsx('flex min-h-0 flex-col border-line bg-panel md:border-e', className)}
    >
      <header className="flex h-14 shrink-0 items-center justify-between gap-2 ps-4 pe-2">
        <ProductName className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo className="size-6" />
          {t('product')}
        </ProductName>
        <AccountMenu onSettings={() => setSettings(true)} />
      </header>
      <div onKeyDown={arrowKeyFocus} className="flex min-h-0 flex-1 flex-col">
        <SearchBox value={search} onChange={setSearch} />
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2">
          {text === '' ? (
            <ChatNavigation chats={chats} isFailing={isFailing} openChat={openChat} />
          ) : (
            <SearchResults text={text} chats={chats ?? []} openChat={openChat} onDone={() => setSearch('')} />
          )}
        </div>
      </div>
      <div className="h-11 shrink-0 border-t border-line md:h-9">
        <MeterLine />
      </div>
      {isSettings ? <SettingsDialog onClose={() => setSettings(false)} blocked={<BlockedUsers />} /> : null}
    </aside>
  );
}
