import { useTimes } from '@/shared/format-time';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { CostBars } from './cost-bars';
import { useMeter, type Meter } from './meter-query';
import { digitsFor, formatMoney, roundToSum, savedPercent } from './money';
import { SeriesChart } from './series-chart';

export function MeterDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const { data, isError } = useMeter(true);
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('meter.title')}
      description={t('meter.description')}
      describesToAll
    >
      {data ? (
        <Figures meter={data} />
      ) : (
        <p role="status" className="h-40 text-quiet">
          {isError ? t('meter.failed') : '…'}
        </p>
      )}
    </Dialog>
  );
}

function Figures({ meter }: { meter: Meter }) {
  const t = useTexts();
  const times = useTimes();
  const { total, currency, series } = meter;
  const saved = savedPercent(total.cost_per_million.now, total.cost_per_million.per_message);
  return (
    <div className="flex flex-col gap-5">
      {total.messages === 0 ? (
        <p>{t('meter.none')}</p>
      ) : (
        <section>
          <h3 className="mb-2 font-semibold">{t('meter.perMillion')}</h3>
          <CostBars costs={total.cost_per_million} currency={currency} windowMillis={meter.window_millis} />
          {saved === null ? null : (
            <p className="mt-2 font-medium text-accent">{t('meter.saved', { percent: `${saved} %` })}</p>
          )}
        </section>
      )}
      <SeriesChart series={series} />
      <KindTable meter={meter} />
      <p className="text-sm text-quiet">
        {t('meter.window', { millis: meter.window_millis, since: times.full(meter.since) })}
      </p>
    </div>
  );
}

/** The rows add up to the total, also after rounding. */
function KindTable({ meter }: { meter: Meter }) {
  const t = useTexts();
  const language = useLanguage();
  const { kinds, upkeep, total } = meter;
  const parts = [
    { name: t('meter.direct'), messages: kinds.direct?.messages ?? 0, writes: kinds.direct?.writes ?? 0 },
    { name: t('meter.group'), messages: kinds.group?.messages ?? 0, writes: kinds.group?.writes ?? 0 },
    { name: t('meter.upkeep'), messages: 0, writes: upkeep.writes },
  ];
  const digits = digitsFor(Math.min(total.cost.now, total.cost.per_message));
  const columnOf = (costs: readonly number[]) => {
    const rounded = roundToSum(costs, digits);
    return [...rounded, rounded.reduce((all, cost) => all + cost, 0)];
  };
  const now = columnOf([kinds.direct?.cost.now ?? 0, kinds.group?.cost.now ?? 0, upkeep.cost]);
  const perMessage = columnOf([
    kinds.direct?.cost.per_message ?? 0,
    kinds.group?.cost.per_message ?? 0,
    upkeep.cost,
  ]);
  const rows = [...parts, { name: t('meter.total'), messages: total.messages, writes: total.writes }];
  const headings = [t('meter.messages'), t('meter.writes'), t('meter.now'), t('meter.perMessage')];
  return (
    <div role="region" aria-label={t('meter.table')} tabIndex={0} className="-mx-1 overflow-x-auto px-1">
      <table className="w-full text-sm">
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="py-1 text-start align-bottom font-medium">
              {t('meter.kind')}
            </th>
            {headings.map((heading) => (
              <th key={heading} scope="col" className="ps-3 text-end align-bottom font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {rows.map(({ name, messages, writes }, index) => (
            <tr key={name} className="border-t border-line last:font-semibold">
              <th scope="row" className="py-1.5 text-start font-[inherit]">
                {name}
              </th>
              <td className="ps-3 text-end">{messages.toLocaleString(language)}</td>
              <td className="ps-3 text-end">{writes.toLocaleString(language)}</td>
              <td className="ps-3 text-end">{formatMoney(language, meter.currency, now[index]!, digits)}</td>
              <td className="ps-3 text-end">
                {formatMoney(language, meter.currency, perMessage[index]!, digits)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
