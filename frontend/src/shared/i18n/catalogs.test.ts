import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl/core';
import { chooseLanguage, languages } from './languages';
import { messagesOf } from './messages';

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );

/** The names in braces, at whatever depth, without the branches of a plural. */
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1]!))].sort();

describe.each(languages)('the texts in %s', (language) => {
  const texts = leaves(messagesOf[language]);

  it('are the same sentences with the same parts as the English ones', () => {
    const english = new Map(leaves(messagesOf.en));
    expect(texts.map(([key]) => key)).toEqual([...english.keys()]);
    for (const [key, text] of texts) {
      expect([key, names(text)]).toEqual([key, names(english.get(key)!)]);
    }
  });

  it('can all be said', () => {
    const onError = (error: Error) => {
      throw error;
    };
    const translate = createTranslator({ locale: language, messages: messagesOf[language] as Tree, onError });
    for (const [key, text] of texts) {
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const values = Object.fromEntries(
          names(text).map((name) => [
            name,
            /name|text|other|emoji|cost|when|reason|browser|system|percent|since/.test(name) ? 'x' : count,
          ]),
        );
        expect(translate(key as never, values as never)).not.toContain('{');
      }
    }
  });
});

describe('the language', () => {
  it.each([
    [undefined, null, 'en'],
    [undefined, 'fr-FR,ar;q=0.8,en;q=0.5', 'ar'],
    ['en', 'ar', 'en'],
    ['xx', 'ar', 'ar'],
    [undefined, 'EN-US', 'en'],
  ])('is the chosen one %s, else the first accepted of %s: %s', (chosen, accepted, language) => {
    expect(chooseLanguage(chosen, accepted)).toBe(language);
  });
});
