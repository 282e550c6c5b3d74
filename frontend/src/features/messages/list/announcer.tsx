import { useState } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import type { Row } from './rows';

/** Announces new messages of others to screen readers, politely and once. */
export function Announcer({ newest }: { newest: Row | undefined }) {
  const t = useTexts();
  const [atOpening] = useState(newest?.key);
  const isNew = newest !== undefined && newest.key !== atOpening && !newest.mine && newest.body !== '';
  return (
    <div role="status" className="sr-only">
      {isNew ? t('chat.said', { name: newest.fromName || t('deletedAccount'), text: newest.body }) : null}
    </div>
  );
}
