import { useTexts } from '@/shared/i18n/use-texts';
import { MANY } from './unread';

export function UnreadBadge({ count }: { count: number }) {
  const t = useTexts();
  if (count === 0) {
    return null;
  }
  const isMany = count >= MANY;
  return (
    <span className="min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-xs leading-5 font-semibold text-on-accent">
      <span aria-hidden>{isMany ? t('chats.many') : count}</span>
      <span className="sr-only">{isMany ? t('chats.unreadMany') : t('chats.unread', { count })}</span>
    </span>
  );
}
