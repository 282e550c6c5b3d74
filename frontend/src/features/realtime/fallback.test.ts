import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withFallback } from './fallback';
import type { Realtime, RealtimeSink } from './port';

class Way {
  sink: RealtimeSink | null = null;
  readonly follow: Realtime = (_user, sink) => {
    this.sink = sink;
    return () => (this.sink = null);
  };
}

describe('a way with another one to fall back on', () => {
  const setUp = () => {
    const [first, other, beside] = [new Way(), new Way(), new Way()];
    const states: string[] = [];
    const stop = withFallback(
      first.follow,
      other.follow,
      beside.follow,
    )('u', {
      event: () => {},
      state: (state) => states.push(state),
    });
    return { first, other, beside, states, stop };
  };

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('leaves the other alone while the first is live, or lost for a moment', () => {
    const { first, other, beside, states } = setUp();
    first.sink!.state('live');
    first.sink!.state('lost');
    vi.advanceTimersByTime(4_999);
    first.sink!.state('live');
    vi.advanceTimersByTime(60_000);
    expect([states, other.sink]).toEqual([['live', 'lost', 'live'], null]);
    expect(beside.sink).not.toBeNull();
  });

  it('goes the other way, says so, and comes back', () => {
    const { first, other, beside, states } = setUp();
    first.sink!.state('lost');
    vi.advanceTimersByTime(5_000);
    expect(beside.sink).toBeNull();
    other.sink!.state('live');
    expect(states.at(-1)).toBe('fallback');
    other.sink!.state('lost');
    expect(states.at(-1)).toBe('lost');
    first.sink!.state('live');
    expect([states.at(-1), other.sink]).toEqual(['live', null]);
    expect(beside.sink).not.toBeNull();
  });

  it('also when the first never begins, and ends whatever runs', () => {
    const { first, other, beside, stop } = setUp();
    first.sink!.state('connecting');
    vi.advanceTimersByTime(5_000);
    expect(other.sink).not.toBeNull();
    stop();
    expect([first.sink, other.sink, beside.sink]).toEqual([null, null, null]);
  });
});
