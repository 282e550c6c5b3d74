'use client';

import { useSession } from '@/shared/session/session';
import { useTexts } from '@/shared/i18n/use-texts';
import { Notice } from '@/shared/ui/notice';

export function EndedNotice() {
  const t = useTexts();
  const now = useSession();
  return now.status === 'signed-out' && now.ended ? (
    <div className="mb-4">
      <Notice tone="quiet">{t('session.ended')}</Notice>
    </div>
  ) : null;
}
