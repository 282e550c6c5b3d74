import { useEffect, useState } from 'react';
import { Problem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import type { Row } from '../list/rows';

interface Props {
  readonly row: Row;
  readonly onRetry: () => void;
  readonly onRemove: (key: string) => void;
}

/** Why a message isn't sent, and what happens next, or can be done. */
export function NotSent({ row, onRetry, onRemove }: Props) {
  const t = useTexts();
  const problem = useProblemText();
  if (row.state === 'sending') {
    const isTooFast = row.error instanceof Problem && row.error.status === 429;
    return isTooFast && row.waitsUntil !== undefined ? <Slowed until={row.waitsUntil} /> : null;
  }
  if (row.state === 'sent') {
    return null;
  }
  const isRefused = row.state === 'refused';
  return (
    <p role="alert" className="px-1 py-1 text-end text-sm text-danger">
      {t('conversation.failed')} {problem(row.error)}{' '}
      <button
        type="button"
        onClick={() => (isRefused ? onRemove(row.key) : onRetry())}
        className="font-semibold underline underline-offset-4"
      >
        {isRefused ? t('conversation.remove') : t('conversation.retry')}
      </button>
    </p>
  );
}

function Slowed({ until }: { until: number }) {
  const t = useTexts();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(1, Math.ceil((until - now) / 1_000));
  return (
    <p role="status" className="px-1 py-1 text-end text-sm text-quiet">
      {t('conversation.slowed', { seconds })}
    </p>
  );
}
