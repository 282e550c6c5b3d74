import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnlyEmoji, partsOf } from './body-parts';

const links = (body: string) => partsOf(body).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

describe('a message’s text', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
    ['(http://example.com/x), or https://b.org!', ['http://example.com/x', 'https://b.org']],
    ['javascript:alert(1) ftp://x.y mailto:a@b', []],
    ['https://', []],
    ['<a href="https://example.com">', ['https://example.com']],
  ])('%s has the links %j', (body, expected) => {
    expect(links(body)).toEqual(expected);
  });

  it('is cut up without losing or adding a letter', () => {
    const text = fc
      .array(fc.constantFrom('a', 'A', 'İ', ' ', 'https://x.y/z', '.', '👍🏽', '\n'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('', 'a', 'x', 'İ'), (body, find) => {
        expect(
          partsOf(body, find)
            .map((part) => part.text)
            .join(''),
        ).toBe(body);
      }),
    );
  });

  it('shows what was looked for, in whatever case', () => {
    expect(partsOf('Tea and tea', 'TEA').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'found Tea',
      'text  and ',
      'found tea',
    ]);
  });

  it.each([
    ['🎉', true],
    ['👩‍👩‍👧‍👦 👍🏽❤️', true],
    ['🇩🇪', true],
    ['1', false],
    ['ok 👍', false],
    ['', false],
  ])('%s is only emoji: %s', (body, expected) => {
    expect(isOnlyEmoji(body)).toBe(expected);
  });
});
