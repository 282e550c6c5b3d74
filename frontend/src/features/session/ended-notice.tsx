'use client';

import { useSession } from '@/shared/session/session';
import { useTexts } from '@/shared/i18n/use-texts';
import { Notice } from '@/shared/ui/notice';

export function EndedNotice() {
  const t = useTexts();
  const now = useSession();
  if (now.status !== 'signed-out' || !(now.ended || now.lapsed)) {
    return null;
  }
  return (
    <div className="mb-4">
      <Notice tone="quiet">{t(now.ended ? 'session.ended' : 'session.lapsed')}</Notice>
    </div>
  );
}
