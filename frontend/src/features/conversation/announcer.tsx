import { useState } from 'react';
import { texts } from '@/shared/texts';
import type { Row } from './rows';

/** Reads out, politely and once, what others write while the conversation is open. */
export function Announcer({ newest }: { newest: Row | undefined }) {
  const [atOpening] = useState(newest?.key);
  const isNew = newest !== undefined && newest.key !== atOpening && !newest.mine;
  return (
    <div role="status" className="sr-only">
      {isNew ? texts.conversation.said(newest.fromName, newest.body) : null}
    </div>
  );
}
