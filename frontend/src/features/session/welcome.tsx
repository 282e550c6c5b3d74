'use client';

import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { Logo } from '@/shared/ui/logo';

/** The frame of signing in and signing up: what this is, in one line, and what to do. */
export function Welcome({
  hint,
  children,
  footer,
}: {
  hint: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const t = useTexts();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center bg-panel px-4 py-10">
      <div className="w-full max-w-[400px]">
        <div className="mb-8 flex flex-col items-center text-center text-balance">
          <Logo className="mb-4 size-12" />
          <h1 className="text-2xl font-semibold tracking-tight">{t('product')}</h1>
          <p className="mt-1 text-lg">{t('tagline')}</p>
          <p className="mt-1 text-quiet">{hint}</p>
        </div>
        <div className="rounded-lg border border-line bg-raised p-5 shadow-sm sm:p-6">{children}</div>
        {footer ? <p className="mt-5 text-center text-quiet">{footer}</p> : null}
      </div>
    </main>
  );
}
