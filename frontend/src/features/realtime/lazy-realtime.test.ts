import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lazyRealtime } from './lazy-realtime';
import type { RealtimeState } from './port';

describe('the code of a way to live updates', () => {
  let states: RealtimeState[];
  let failures: number;
  let loads: number;
  let watching: number;
  const sink = { event: () => {}, state: (state: RealtimeState) => states.push(state) };
  const load = async () => {
    loads++;
    if (failures-- > 0) {
      throw new Error('ChunkLoadError');
    }
    return () => (watching++, () => watching--);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    [states, failures, loads, watching] = [[], 0, 0, 0];
  });
  afterEach(() => vi.useRealTimers());

  it('is loaded again, after longer and longer pauses, until it is there', async () => {
    failures = 7;
    const stop = lazyRealtime(load)('u', sink);
    await vi.advanceTimersByTimeAsync(0);
    expect([loads, states]).toEqual([1, ['connecting', 'lost']]);
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000 + 8_000 + 16_000 + 30_000 - 1);
    expect(loads).toBe(6);
    await vi.advanceTimersByTimeAsync(1 + 30_000);
    expect([loads, watching]).toEqual([8, 1]);
    stop();
    expect(watching).toBe(0);
  });

  it('is not started after it was stopped', async () => {
    failures = 1;
    const stop = lazyRealtime(load)('u', sink);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([loads, watching]).toEqual([1, 0]);
  });
});
