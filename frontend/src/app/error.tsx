'use client';

import { useTexts } from '@/shared/i18n/use-texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTexts();
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState heading="h1" title={t('problem.unexpected')}>
        <Button onClick={reset}>{t('tryAgain')}</Button>
      </EmptyState>
    </main>
  );
}
