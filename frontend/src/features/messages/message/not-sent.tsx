import { useEffect, useState } from 'react';
import { Problem } from '@/shared/api/problem';
import { useTexts } from '@/shared/i18n/use-texts';
import { useProblemText } from '@/shared/problem-text';
import type { Row } from '../list/rows';

interface Props {
  readonly row: Row;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Why a message was not sent, with what its writer can do. */
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
  return (
    <p role="alert" className="px-1 py-1 text-end text-sm text-danger">
      {t('chat.failed')}: {problem(row.error)}{' '}
      <Action text={t('chat.retry')} onClick={() => onRetry(row.key)} />
      {row.state === 'refused' ? (
        <>
          {' '}
          <Action text={t('chat.remove')} onClick={() => onRemove(row.key)} />
        </>
      ) : null}
    </p>
  );
}

function Action({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="font-semibold underline underline-offset-4">
      {text}
    </button>
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
      {t('chat.slowed', { seconds })}
    </p>
  );
}
