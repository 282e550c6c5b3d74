import { clsx } from 'clsx';
import { useTexts } from '@/shared/i18n/use-texts';

export function OnlineDot({ className }: { className?: string }) {
  const t = useTexts();
  return (
    <span className={clsx('size-2.5 rounded-full bg-online', className)}>
      <span className="sr-only">{t('chats.online')}</span>
    </span>
  );
}
