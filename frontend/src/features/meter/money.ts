/** As many digits as show three significant ones of this amount, at least cents. One table has one precision. */
export function digitsFor(amount: number): number {
  if (amount <= 0 || amount >= 1) return 2;
  return Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(amount))));
}

export function formatMoney(
  language: string,
  currency: string,
  amount: number,
  digits = digitsFor(amount),
): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

/** Rounds the parts of a sum so that they still add up to the rounded sum: the largest remainders are rounded up. */
export function roundToSum(parts: readonly number[], digits: number): number[] {
  const unit = 10 ** digits;
  const scaled = parts.map((part) => part * unit);
  const rounded = scaled.map(Math.floor);
  const sum = Math.round(scaled.reduce((all, part) => all + part, 0));
  const rest = sum - rounded.reduce((all, part) => all + part, 0);
  const byRemainder = scaled
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder);
  byRemainder.slice(0, rest).forEach(({ index }) => (rounded[index]! += 1));
  return rounded.map((part) => part / unit);
}

/** How much less it is, in whole per cent; null where there is nothing to compare. */
export function savedPercent(now: number, otherwise: number): number | null {
  return otherwise > 0 && now < otherwise ? Math.round((1 - now / otherwise) * 100) : null;
}
