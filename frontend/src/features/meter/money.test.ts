import { describe, expect, it } from 'vitest';
import { formatMoney, savedPercent } from './money';

describe('money', () => {
  it.each([
    [1.8, '$1.80'],
    [0.0912, '$0.0912'],
    [0, '$0.00'],
    [1234.5, '$1,234.50'],
  ])('%d is %s', (amount, text) => {
    expect(formatMoney('en', 'USD', amount)).toBe(text);
  });

  it('is saved where there is something to compare', () => {
    expect([savedPercent(0.09, 1.8), savedPercent(0, 0), savedPercent(2, 1)]).toEqual([95, null, null]);
  });
});
