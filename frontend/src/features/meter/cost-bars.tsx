import { clsx } from 'clsx';
import type { Tally } from './meter-query';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { digitsFor, formatMoney } from './money';

/** A sender's messages share a write until 3 s of silence or ten messages. */
const BY_SENDER_SECONDS = 30;

interface Props {
  readonly costs: Tally['cost_per_million'];
  readonly currency: string;
  readonly windowMillis: number;
}

/** The bill beside that of other ways of writing, each with the delay that it takes. */
export function CostBars({ costs, currency, windowMillis }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const inWindow = t('meter.delay', { delay: t('meter.millis', { count: windowMillis }) });
  const bySender = t('meter.delay', { delay: t('meter.seconds', { count: BY_SENDER_SECONDS }) });
  const bars = [
    { name: t('meter.now'), cost: costs.now, delay: inWindow, isNow: true },
    { name: t('meter.perMessage'), cost: costs.per_message, delay: t('meter.noDelay') },
    { name: t('meter.bySender'), cost: costs.by_sender, delay: bySender },
    { name: t('meter.least'), cost: costs.least, delay: inWindow },
  ];
  const digits = digitsFor(Math.min(...bars.map(({ cost }) => cost).filter((cost) => cost > 0)));
  const most = Math.max(...bars.map(({ cost }) => cost), Number.MIN_VALUE);
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
      {bars.map(({ name, cost, delay, isNow }) => (
        <div key={name} className="contents">
          <dt>
            <span className={clsx('block', isNow && 'font-semibold')}>{name}</span>
            <span className="block text-xs text-quiet">{delay}</span>
          </dt>
          <dd aria-hidden className="h-4 rounded-sm bg-line">
            <div
              style={{ width: `${(cost / most) * 100}%` }}
              className={clsx('h-4 min-w-0.5 rounded-sm', isNow ? 'bg-accent' : 'bg-field')}
            />
          </dd>
          <dd className={clsx('text-end tabular-nums', isNow && 'font-semibold')}>
            {formatMoney(language, currency, cost, digits)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
