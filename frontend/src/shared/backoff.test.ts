import { describe, expect, it } from 'vitest';
import { Problem } from './api/problem';
import { backoffMs } from './backoff';

describe('the pause before another attempt', () => {
  it('doubles up to the longest', () => {
    expect([0, 1, 2, 3, 4, 5].map((failures) => backoffMs(failures, 15_000))).toEqual([
      1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
  });

  it('is what the service asks for, where that is longer', () => {
    expect(backoffMs(0, 15_000, new Problem(429, undefined, [], 20))).toBe(20_000);
    expect(backoffMs(2, 15_000, new Problem(503, undefined, [], 2))).toBe(4_000);
  });
});
