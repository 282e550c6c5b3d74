import type { Meter } from './meter-query';
import { useTexts } from '@/shared/i18n/use-texts';

const WIDTH = 600;
const HEIGHT = 96;
const STEPS = 60;

/** Messages as bars, and before them the writes that brought them. Time runs as the page is read. */
export function SeriesChart({ series }: { series: Meter['series'] }) {
  const t = useTexts();
  const most = Math.max(1, ...series.map(({ messages, writes }) => Math.max(messages, writes)));
  const sum = (field: 'messages' | 'writes') => series.reduce((all, step) => all + step[field], 0);
  const width = WIDTH / STEPS;
  const bars = (field: 'messages' | 'writes', inset: number) =>
    series.map((step, index) => {
      const height = (step[field] / most) * (HEIGHT - 2);
      const x = (STEPS - series.length + index) * width + inset;
      return <rect key={step.at} x={x} y={HEIGHT - height} width={width - 2 * inset} height={height} />;
    });
  return (
    <figure>
      <figcaption className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{t('meter.chart')}</span>
        <span className="flex gap-3 text-sm text-quiet">
          <Key className="bg-quiet/45" text={t('meter.messages')} />
          <Key className="bg-accent" text={t('meter.writes')} />
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={t('meter.chartText', { messages: sum('messages'), writes: sum('writes') })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b border-line rtl:-scale-x-100"
      >
        <g className="fill-quiet/45">{bars('messages', 0.5)}</g>
        <g className="fill-accent">{bars('writes', 2.5)}</g>
      </svg>
    </figure>
  );
}

function Key({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-2.5 rounded-sm ${className}`} />
      {text}
    </span>
  );
}
