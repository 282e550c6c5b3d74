'use client';

import Link from 'next/link';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState } from '@/shared/ui/empty-state';
import { Logo } from '@/shared/ui/logo';

export default function NotFound() {
  const t = useTexts();
  return (
    <main className="flex min-h-dvh items-center justify-center bg-panel">
      <EmptyState
        heading="h1"
        icon={<Logo className="size-12" />}
        title={t('notFound')}
        hint={t('notFoundHint')}
      >
        <Link
          href="/"
          className="inline-flex h-11 items-center rounded-md bg-accent px-4 font-semibold text-on-accent hover:bg-accent-strong md:h-10"
        >
          {t('toChats')}
        </Link>
      </EmptyState>
    </main>
  );
}
