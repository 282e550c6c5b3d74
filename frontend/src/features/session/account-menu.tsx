'use client';

import { ChevronDown, LogOut, Settings } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { signOut } from '@/shared/session/account';
import { useUser } from '@/shared/session/session';
import { useTexts } from '@/shared/i18n/use-texts';
import { Avatar } from '@/shared/ui/avatar';

export function AccountMenu({ onSettings }: { onSettings: () => void }) {
  const t = useTexts();
  const user = useUser();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex h-11 min-w-0 items-center gap-2 rounded-md px-2 hover:bg-hover md:h-9">
        <Avatar id={user.id} name={user.username} size="small" />
        <span className="truncate text-sm font-medium">{user.username}</span>
        <span className="sr-only"> {t('session.accountMenu')}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-quiet" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className="z-10 min-w-48 rounded-md border border-line bg-raised p-1 shadow-lg"
        >
          <DropdownMenu.Item
            onSelect={onSettings}
            className="flex h-11 items-center gap-2 rounded-md px-3 outline-none data-highlighted:bg-hover md:h-9"
          >
            <Settings size={16} aria-hidden />
            {t('settings.title')}
          </DropdownMenu.Item>
          <DropdownMenu.Item
            // If the service can't be reached, the token stays valid until it expires; here the session is over.
            onSelect={() => void signOut().catch(() => {})}
            className="flex h-11 items-center gap-2 rounded-md px-3 outline-none data-highlighted:bg-hover md:h-9"
          >
            <LogOut size={16} aria-hidden />
            {t('session.signOut')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
