import { MessageSquare } from 'lucide-react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

export function Empty({ title }: { title: string }) {
  const t = useTexts();
  return (
    <div
      role="log"
      aria-label={t('chat.log', { name: title })}
      className="flex min-h-0 flex-1 flex-col justify-center"
    >
      <EmptyState
        icon={<MessageSquare size={28} aria-hidden />}
        title={t('chat.empty', { name: title })}
        hint={t('chat.emptyHint')}
      />
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts();
  const problem = useProblemText();
  return (
    <div role="alert" className="flex min-h-0 flex-1 flex-col justify-center">
      <EmptyState title={t('chat.failedToLoad')} hint={problem(error)}>
        <Button onClick={onRetry}>{t('tryAgain')}</Button>
      </EmptyState>
    </div>
  );
}
