import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnlyEmoji, partsOf } from './body-parts';
import { visibleLink } from './links';

const links = (body: string) => partsOf(body).flatMap((part) => (part.kind === 'link' ? [part.href] : []));

describe('a message’s text', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
    ['(http://example.com/x), or https://b.org!', ['http://example.com/x', 'https://b.org']],
    ['javascript:alert(1) ftp://x.y file:///etc //x.org example.com', []],
    ['https://en.wikipedia.org/wiki/Mercury_(planet)', ['https://en.wikipedia.org/wiki/Mercury_(planet)']],
    ['(see https://x.org/a_(b))', ['https://x.org/a_(b)']],
    ['https://example.com/a。谢谢', ['https://example.com/a']],
    ['「https://example.com/a」、https://x.org/b！', ['https://example.com/a', 'https://x.org/b']],
    [
      'https://example.com/a؟ https://example.com/b। https://x.org/c،',
      ['https://example.com/a', 'https://example.com/b', 'https://x.org/c'],
    ],
    [
      'https://xn--e1afmkfd.xn--p1ai/ https://пример.рф/путь',
      ['https://xn--e1afmkfd.xn--p1ai/', 'https://пример.рф/путь'],
    ],
    ['see www.example.org/x, please', ['https://www.example.org/x']],
    ['mail ann@example.org.', ['mailto:ann@example.org']],
    ['“https://example.com/q”', ['https://example.com/q']],
    ['https://example.com:8080/a?b[]=1#x', ['https://example.com:8080/a?b[]=1#x']],
    ['http://localhost:3000/x', ['http://localhost:3000/x']],
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

  it('shows invisible characters of a link', () => {
    expect(visibleLink('https://x.org/\u202egpj.exe\u200b')).toBe('https://x.org/%E2%80%AEgpj.exe%E2%80%8B');
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
