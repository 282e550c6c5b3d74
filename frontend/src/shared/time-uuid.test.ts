import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimeUuids } from './time-uuid';

const part = fc.record({ clock: fc.bigInt(0n, (1n << 60n) - 1n), rest: fc.bigInt(0n, (1n << 64n) - 1n) });

function uuid({ clock, rest }: { clock: bigint; rest: bigint }): string {
  const time = clock.toString(16).padStart(15, '0');
  const low = rest.toString(16).padStart(16, '0');
  return `${time.slice(7)}-${time.slice(3, 7)}-1${time.slice(0, 3)}-${low.slice(0, 4)}-${low.slice(4)}`;
}

/** The same order said differently: flipping each byte's sign bit turns signed into unsigned. */
const rank = ({ clock, rest }: { clock: bigint; rest: bigint }) =>
  (clock << 64n) | (rest ^ 0x8080808080808080n);

describe('the order of TimeUUIDs', () => {
  it('goes by the timestamp, then by the low bytes as signed ones', () => {
    const near = fc
      .tuple(part, part, fc.boolean())
      .map(([a, b, same]) => [a, same ? { ...b, clock: a.clock } : b] as const);
    fc.assert(
      fc.property(near, ([a, b]) => {
        const expected = rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
        expect(Math.sign(compareTimeUuids(uuid(a), uuid(b)))).toBe(expected);
      }),
    );
  });

  it('is not the order of the text', () => {
    const earlier = 'ffffffff-0000-1000-8000-000000000000';
    const later = '00000000-0001-1000-8000-000000000000';
    expect(compareTimeUuids(earlier, later)).toBeLessThan(0);
    expect(
      compareTimeUuids('00000000-0001-1000-8000-0000000000ff', '00000000-0001-1000-8000-000000000001'),
    ).toBeLessThan(0);
  });

  it('takes capitals for what they are', () => {
    expect(
      compareTimeUuids('ABCDEF00-0001-1000-8000-000000000000', 'abcdef00-0001-1000-8000-000000000000'),
    ).toBe(0);
  });
});
