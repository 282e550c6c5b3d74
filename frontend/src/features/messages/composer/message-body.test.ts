import { describe, expect, it } from 'vitest';
import { bodyOf, canSend, charactersLeft } from './message-body';

describe('a message’s text', () => {
  it('is blank where the service says so', () => {
    const spaces =
      '\t\n\v\f\r\u001c\u001d\u001e\u001f \u1680\u2000\u2006\u2008\u200a\u2028\u2029\u205f\u3000';
    expect([...spaces].filter(canSend)).toEqual([]);
    expect([canSend(''), canSend(spaces), bodyOf(`hi${spaces}`)]).toEqual([false, false, 'hi']);
  });

  it('needs a visible character, though the end keeps what is no white space', () => {
    const others = '\u00a0\u2007\u202f\u0085\u200b\ufeff\u0001';
    expect([...others].filter(canSend)).toEqual([]);
    expect(bodyOf(`hi${others}`)).toBe(`hi${others}`);
  });

  it('can be sent as Unicode without NUL only', () => {
    expect(['a\0', '\ud83d', 'a\ude00b', '\ude00\ud83d'].filter(canSend)).toEqual([]);
    expect(canSend('😀')).toBe(true);
  });

  it('has room for 4000 code points', () => {
    expect([charactersLeft('😀'.repeat(4_000)), canSend('😀'.repeat(4_000))]).toEqual([0, true]);
    expect(canSend('x'.repeat(4_001))).toBe(false);
    expect(canSend(`${'x'.repeat(4_000)}\n`)).toBe(true);
  });
});
