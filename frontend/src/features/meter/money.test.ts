import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsFor, formatMoney, roundToSum, savedPercent } from './money';

describe('money', () => {
  it.each([
    [1.8, '$1.80'],
    [0.0912, '$0.0912'],
    [0.0011, '$0.00110'],
    [0, '$0.00'],
    [1234.5, '$1,234.50'],
  ])('%d is %s', (amount, text) => {
    expect(formatMoney('en', 'USD', amount)).toBe(text);
  });

  it('has one precision in a table', () => {
    const digits = digitsFor(0.0011);
    expect([0.0007, 0, 0.0011].map((amount) => formatMoney('en', 'USD', amount, digits))).toEqual([
      '$0.00070',
      '$0.00000',
      '$0.00110',
    ]);
  });

  it('adds up after rounding', () => {
    const amount = fc.double({ min: 0, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 2, max: 5 }),
        (parts, digits) => {
          const cents = roundToSum(parts, digits).map((part) => Math.round(part * 10 ** digits));
          const sum = parts.reduce((all, part) => all + part * 10 ** digits, 0);
          expect(cents.reduce((all, part) => all + part, 0)).toBe(Math.round(sum));
          cents.forEach((part, index) =>
            expect(Math.abs(part - parts[index]! * 10 ** digits)).toBeLessThanOrEqual(1),
          );
        },
      ),
    );
  });

  it('is saved where there is something to compare', () => {
    expect([savedPercent(0.09, 1.8), savedPercent(0, 0), savedPercent(2, 1)]).toEqual([95, null, null]);
  });
});
