import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import { useTexts } from '@/shared/i18n/use-texts';
import type { Row } from '../list/rows';

/** A clock, a check, two checks; never by colour alone. */
export function MessageState({ row, isRead }: { row: Row; isRead: boolean }) {
  const t = useTexts();
  const isBad = row.state === 'failed' || row.state === 'refused';
  const text = isBad
    ? t('chat.failed')
    : row.state === 'sending' || row.isChanging
      ? t('chat.sending')
      : isRead
        ? t('chat.read')
        : t('chat.sent');
  const Icon = isBad
    ? CircleAlert
    : row.state === 'sending' || row.isChanging
      ? Clock
      : isRead
        ? CheckCheck
        : Check;
  return (
    <span title={text} className={isBad ? 'text-danger' : isRead ? 'text-accent' : undefined}>
      <Icon size={13} aria-hidden />
      <span className="sr-only">{text}</span>
    </span>
  );
}
