import { clsx } from 'clsx';
import type { Tally } from './meter-query';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { formatMoney } from './money';

/** The bill beside what others would have paid; the longest bar is the dearest. */
export function CostBars({ costs, currency }: { costs: Tally['cost_per_million']; currency: string }) {
  const t = useTexts();
  const language = useLanguage();
  const bars = [
    { name: t('meter.now'), cost: costs.now, isNow: true },
    { name: t('meter.perMessage'), cost: costs.per_message },
    { name: t('meter.bySender'), cost: costs.by_sender },
    { name: t('meter.least'), cost: costs.least },
  ];
  const most = Math.max(...bars.map(({ cost }) => cost), Number.MIN_VALUE);
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
      {bars.map(({ name, cost, isNow }) => (
        <div key={name} className="contents">
          <dt className={isNow ? 'font-semibold' : undefined}>{name}</dt>
          <dd aria-hidden className="h-4 rounded-sm bg-line">
            <div
              style={{ width: `${(cost / most) * 100}%` }}
              className={clsx('h-4 min-w-0.5 rounded-sm', isNow ? 'bg-accent' : 'bg-field')}
            />
          </dd>
          <dd className={clsx('text-end tabular-nums', isNow && 'font-semibold')}>
            {formatMoney(language, currency, cost)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
