import { afterEach, describe, expect, it, vi } from 'vitest';

/** Node reads the time zone anew whenever TZ is set; formatters are made once for each module. */
async function timesAt(zone: string) {
  vi.resetModules();
  vi.stubEnv('TZ', zone);
  const { dayOf, timesIn } = await import('./format-time');
  return { dayOf, times: timesIn('en') };
}

describe('days around a change of the clocks', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    // Clocks go forward: the day has 23 hours.
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
    // Clocks go back: the day has 25 hours.
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
    // Midnight itself is skipped.
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-07T02:59:59Z', '2026-09-07T03:00:00Z'],
    // Half an hour only.
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-04T12:59:59Z', '2026-10-04T13:00:00Z'],
  ])('%s has one separator for the day from %s to %s', async (zone, first, last, next) => {
    const { dayOf, times } = await timesAt(zone);
    expect(dayOf(first)).toBe(dayOf(last));
    expect(dayOf(next)).toBe(dayOf(last) + 1);
    expect([first, last].map((iso) => times.day(iso, new Date(next)))).toEqual(['Yesterday', 'Yesterday']);
    expect(times.day(first, new Date(last))).toBe('Today');
  });
});
