'use client';

import { Gauge } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { lazyPart } from '@/shared/lazy-part';
import { useMeter } from './meter-query';
import { formatMoney } from './money';

const MeterDialog = lazyPart(() => import('./meter-dialog').then(({ MeterDialog: it }) => it));

/** The bill in one line, below the list of chats. */
export function MeterLine() {
  const t = useTexts();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { data } = useMeter(isOpen);
  const cost = data ? formatMoney(language, data.currency, data.total.cost_per_million.now) : '…';
  return (
    <>
      <button
        type="button"
        aria-label={t('meter.open', { cost })}
        onClick={() => setOpen(true)}
        className="flex h-full w-full items-center gap-2 px-4 text-sm text-quiet hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
      >
        <Gauge size={15} aria-hidden />
        {t('meter.line', { cost })}
      </button>
      {isOpen ? <MeterDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
