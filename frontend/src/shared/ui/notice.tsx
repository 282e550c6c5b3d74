import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const tones = { danger: 'bg-danger-soft text-danger', quiet: 'bg-notice text-ink' };

/** Announced when it appears. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={clsx('rounded-md px-3 py-2 text-sm', tones[tone])}
    >
      {children}
    </div>
  );
}
