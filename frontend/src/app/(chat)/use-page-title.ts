import { useEffect } from 'react';
import { chatTitle } from '@/features/chats/chat-title';
import { MANY } from '@/features/chats/unread';
import type { Chat } from '@/shared/api/model';
import { useTexts } from '@/shared/i18n/use-texts';
import { useUser } from '@/shared/session/session';

/** "(3) Bob – Rivulet": the unread messages of all chats, and the open chat. */
export function usePageTitle(chats: readonly Chat[] | undefined, openChat: string | null): void {
  const t = useTexts();
  const me = useUser();
  const chat = chats?.find(({ chat_id }) => chat_id === openChat);
  const unread = (chats ?? []).reduce((sum, one) => sum + one.unread, 0);
  const count = unread === 0 ? '' : `(${unread >= MANY ? t('chats.many') : unread}) `;
  const title = `${count}${chat ? `${chatTitle(t, chat, me)} – ` : ''}${t('product')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
