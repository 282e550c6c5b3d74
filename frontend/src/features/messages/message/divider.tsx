import { clsx } from 'clsx';

export function Divider({ look = 'quiet', children }: { look?: 'quiet' | 'new'; children: string }) {
  const line = clsx('h-px flex-1', look === 'new' ? 'bg-accent' : 'bg-line');
  return (
    <div
      role="separator"
      aria-label={children}
      className={clsx(
        'flex items-center gap-3 pt-4 pb-1.5 text-xs',
        look === 'new' ? 'font-semibold text-accent' : 'font-medium text-quiet',
      )}
    >
      <span className={line} />
      {children}
      <span className={line} />
    </div>
  );
}
