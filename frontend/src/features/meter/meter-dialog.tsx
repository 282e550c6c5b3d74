import { useTimes } from '@/shared/format-time';
import { useLanguage, useTexts } from '@/shared/i18n/use-texts';
import { Dialog } from '@/shared/ui/dialog';
import { CostBars } from './cost-bars';
import { useMeter, type Meter, type Tally } from './meter-query';
import { formatMoney, savedPercent } from './money';
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
          <CostBars costs={total.cost_per_million} currency={currency} />
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

function KindTable({ meter }: { meter: Meter }) {
  const t = useTexts();
  const language = useLanguage();
  const rows: [string, Tally | undefined][] = [
    [t('meter.direct'), meter.kinds.direct],
    [t('meter.group'), meter.kinds.group],
    [t('meter.total'), meter.total],
  ];
  return (
    <table className="w-full text-sm">
      <thead className="text-quiet">
        <tr>
          {[
            t('meter.kind'),
            t('meter.messages'),
            t('meter.writes'),
            t('meter.now'),
            t('meter.perMessage'),
          ].map((heading, index) => (
            <th
              key={heading}
              scope="col"
              className={index === 0 ? 'py-1 text-start font-medium' : 'text-end font-medium'}
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {rows.map(([name, tally]) =>
          tally === undefined ? null : (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1.5 text-start font-medium">
                {name}
              </th>
              <td className="text-end">{tally.messages.toLocaleString(language)}</td>
              <td className="text-end">{tally.writes.toLocaleString(language)}</td>
              <td className="text-end">{formatMoney(language, meter.currency, tally.cost.now)}</td>
              <td className="text-end">{formatMoney(language, meter.currency, tally.cost.per_message)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
