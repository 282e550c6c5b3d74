import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSignals } from './signals';

describe('signals', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('forget who stopped typing, or sent what they typed', () => {
    const signals = createSignals();
    const typing = () => signals.typing.of('c').get();
    signals.noteTyping('c', 'ann');
    vi.advanceTimersByTime(3_000);
    signals.noteTyping('c', 'bob');
    signals.noteTyping('c', 'ann');
    expect(typing()).toEqual(['ann', 'bob']);
    signals.endTyping('c', 'bob');
    vi.advanceTimersByTime(4_999);
    expect(typing()).toEqual(['ann']);
    vi.advanceTimersByTime(1);
    expect(typing()).toEqual([]);
  });

  it('tell only what changes', () => {
    const signals = createSignals();
    let told = 0;
    signals.online.subscribe(() => told++);
    for (const online of [true, true, false, false]) signals.setOnline('ann', online);
    expect(told).toBe(2);
    signals.setOnline('bob', true);
    signals.forgetPresence();
    expect(signals.online.get().size).toBe(0);
  });
});
