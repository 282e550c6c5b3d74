'use client';

import Link from 'next/link';
import { useTexts } from '@/shared/i18n/use-texts';
import { EmptyState } from '@/shared/ui/empty-state';

export default function NotFound() {
  const t = useTexts();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState title={t('notFound')}>
        <Link href="/" className="font-medium text-accent underline underline-offset-4">
          {t('toChats')}
        </Link>
      </EmptyState>
    </main>
  );
}
