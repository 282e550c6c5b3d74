import { describe, expect, it } from 'vitest';
import { dayOf, timesIn } from './format-time';

const now = new Date(2026, 10, 22, 10, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('times', () => {
  const times = timesIn('en');

  it.each([
    [at(2026, 10, 22, 9, 5), '09:05', 'Today'],
    [at(2026, 10, 21, 23, 59), 'Yesterday', 'Yesterday'],
    [at(2026, 10, 19, 0, 0), 'Thu', 'Thursday 19 November'],
    [at(2026, 9, 1, 0, 0), '1 Oct', 'Thursday 1 October'],
    [at(2025, 9, 1, 0, 0), '1 Oct 2025', '1 October 2025'],
  ])('say %s as near as it is', (iso, recent, day) => {
    expect([times.recent(iso, now), times.day(iso, now)]).toEqual([recent, day]);
  });

  it('are said in the other language, too', () => {
    expect(timesIn('ar').day(at(2026, 10, 21, 23, 59), now)).toBe('أمس');
  });

  it('know days by midnight here', () => {
    expect(dayOf(at(2026, 10, 22, 0, 0))).toBe(dayOf(at(2026, 10, 22, 23, 59)));
    expect(dayOf(at(2026, 10, 22, 0, 0)) - dayOf(at(2026, 10, 21, 23, 59))).toBe(1);
  });
});
