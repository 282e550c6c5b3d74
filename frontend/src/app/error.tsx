'use client';

import { texts } from '@/shared/texts';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState title={texts.problem.unexpected}>
        <Button onClick={reset}>{texts.tryAgain}</Button>
      </EmptyState>
    </main>
  );
}
