/** A place in a text, as offsets of UTF-16 code units. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A folded text; `starts[i]` is the offset of folded unit i in the original, -1 inside of an expansion. */
interface Folded {
  readonly text: string;
  readonly starts: readonly number[] | null;
}

/** What canonical composition may join: a character with its combining marks, or Hangul jamo. */
const CLUSTER = /[^][\p{M}\u1160-\u11ff]*/gu;
const ASCII = /^[\0-\x7f]*$/;

/**
 * Finds each occurrence of `query` by Unicode's canonical caseless matching: "STRASSE" finds "straße", and a composed
 * letter finds a decomposed one. A match never ends inside of a letter, so "cafe" doesn't find "café".
 */
export function findMatches(text: string, query: string): Match[] {
  const what = fold(query).text;
  if (what === '') return [];
  const { text: where, starts } = fold(text);
  const matches: Match[] = [];
  for (let at = where.indexOf(what); at >= 0;) {
    const end = at + what.length;
    const [from, to] = starts === null ? [at, end] : [starts[at]!, starts[end]!];
    if (from >= 0 && to > from) matches.push({ start: from, end: to });
    at = where.indexOf(what, from >= 0 && to > from ? end : at + 1);
  }
  return matches;
}

export const contains = (text: string, query: string): boolean => findMatches(text, query).length > 0;

export const startsWith = (text: string, query: string): boolean => findMatches(text, query)[0]?.start === 0;

function fold(text: string): Folded {
  if (ASCII.test(text)) {
    return { text: text.toLowerCase(), starts: null };
  }
  let folded = '';
  const starts: number[] = [];
  const add = (piece: string, start: number) => {
    folded += piece;
    for (let index = 0; index < piece.length; index++) starts.push(index === 0 ? start : -1);
  };
  if (text.normalize('NFC') === text) {
    for (const { 0: character, index } of text.matchAll(/[^]/gu)) add(foldCharacter(character), index);
  } else {
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      // Its letters have no places of their own in the text, so a decomposed cluster matches as a whole.
      add([...cluster.normalize('NFC')].map(foldCharacter).join(''), index);
    }
  }
  starts.push(text.length);
  return { text: folded, starts };
}

/**
 * Full case folding of one character: letters without a lower case of their own ("ẞ", "ς") meet in upper case. By
 * itself a sigma is never a final one.
 */
function foldCharacter(character: string): string {
  const upper = [...character.toLowerCase().toUpperCase()];
  return upper
    .map((letter) => letter.toLowerCase())
    .join('')
    .normalize('NFC');
}
