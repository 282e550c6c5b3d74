import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, startsWith } from './text-search';

const found = (text: string, query: string) =>
  findMatches(text, query).map(({ start, end }) => text.slice(start, end));

describe('searching a text', () => {
  it.each([
    ['Tea and tea', 'TEA', ['Tea', 'tea']],
    ['Straße', 'STRASSE', ['Straße']],
    ['STRASSE', 'straße', ['STRASSE']],
    ['GROẞE', 'große', ['GROẞE']],
    ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύς', ['ὈΔΥΣΣΕΎΣ']],
    ['cafe\u0301 x', 'CAFÉ', ['cafe\u0301']],
    ['café', 'cafe\u0301', ['café']],
    ['İstanbul', 'i\u0307stanbul', ['İstanbul']],
    ['\u1112\u1161\u11ab글', '한글', ['\u1112\u1161\u11ab글']],
    ['ᏸ and Ᏸ', 'Ᏸ', ['ᏸ', 'Ᏸ']],
    ['𐐀 𐐨', '𐐨', ['𐐀', '𐐨']],
    ['นำ', 'นำ', ['นำ']],
    ['İİx', 'x', ['x']],
  ])('%s: %s finds %j', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it.each([
    ['café', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['Straße', 'stras'],
    ['abc', ''],
  ])('%s: %s finds nothing', (text, query) => {
    expect(found(text, query)).toEqual([]);
  });

  it('gives the same matches for canonically equal texts in any case', () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', 'e\u0301', 'ß', 'Σ', 'ς', 'İ', '한', ' ', '👍🏽'))
      .map((all) => all.join(''));
    const form = fc.constantFrom('NFC', 'NFD');
    fc.assert(
      fc.property(text, text, text, form, form, (before, query, after, one, other) => {
        fc.pre(query !== '');
        // A letter of its own on both sides, so that normalization joins nothing across the borders.
        const whole = `${before}|${query}|${after}`.normalize(one);
        const hit = found(whole, `|${query}|`.toUpperCase().normalize(other));
        expect(hit.map((match) => match.toLowerCase().toUpperCase().normalize('NFD'))).toContain(
          `|${query}|`.toLowerCase().toUpperCase().normalize('NFD'),
        );
      }),
    );
  });

  it('knows the start of a text', () => {
    expect([startsWith('Ännchen', 'a\u0308n'), startsWith('xänn', 'än')]).toEqual([true, false]);
  });
});
