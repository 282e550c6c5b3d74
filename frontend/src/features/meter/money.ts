/** Cents matter here, and so do their hundredths: three digits that say something, whatever the size. */
export function formatMoney(language: string, currency: string, amount: number): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: amount !== 0 && Math.abs(amount) < 0.1 ? 4 : 2,
  }).format(amount);
}

/** How much less it is, in whole per cent; null where there is nothing to compare. */
export function savedPercent(now: number, otherwise: number): number | null {
  return otherwise > 0 && now < otherwise ? Math.round((1 - now / otherwise) * 100) : null;
}
