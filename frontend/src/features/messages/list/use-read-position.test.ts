import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadPositionReporter } from './use-read-position';

const id = (index: number) => `${index.toString(16).padStart(8, '0')}-0000-1000-8000-000000000000`;

describe('a read mark', () => {
  let told: string[];
  let isLooking: boolean;
  let isThere: boolean;
  let marker: ReadPositionReporter;

  beforeEach(() => {
    vi.useFakeTimers();
    [told, isLooking, isThere] = [[], true, true];
    const tell = async (one: string) => (told.push(one), isThere);
    marker = new ReadPositionReporter(
      id(3),
      tell,
      () => {},
      () => isLooking,
    );
  });
  afterEach(() => vi.useRealTimers());

  it('goes forward only, and once for what is scrolled past', async () => {
    for (const index of [1, 2, 5, 4, 7]) marker.see(id(index));
    await vi.advanceTimersByTimeAsync(1_000);
    marker.see(id(6));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([id(7)]);
    expect(marker.end()).toBe(id(7));
  });

  it('waits until the page has the focus', async () => {
    isLooking = false;
    marker.see(id(5));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([]);
    isLooking = true;
    marker.look();
    expect(told).toEqual([id(5)]);
  });

  it('is told again when the service was away', async () => {
    isThere = false;
    marker.see(id(5));
    await vi.advanceTimersByTimeAsync(500);
    isThere = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(told).toEqual([id(5), id(5)]);
  });
});
