import { clsx } from 'clsx';
import { useTexts } from '@/shared/i18n/use-texts';

const WIDTHS = ['w-56', 'w-40', 'w-72', 'w-48', 'w-64', 'w-36'];

export function MessageSkeleton() {
  const t = useTexts();
  return (
    <div role="status" className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
      <span className="sr-only">{t('chat.older')}</span>
      <div className="mx-auto w-full max-w-[752px] animate-pulse px-4 pb-3">
        {WIDTHS.map((width, index) => (
          <div
            key={width}
            className={clsx('mt-2 h-9 max-w-[80%] rounded-lg bg-theirs', width, index % 3 === 2 && 'ms-auto')}
          />
        ))}
      </div>
    </div>
  );
}
