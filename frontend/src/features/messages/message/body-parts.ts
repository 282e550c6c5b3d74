export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'found'; readonly text: string };

/** An address ends before the punctuation of the sentence that it stands in. */
const LINK = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,:;!?)\]}’”]/giu;

/**
 * Cuts a text where its links are, and where what is looked for was found. It stays text: nothing is parsed as markup.
 */
export function partsOf(body: string, find = ''): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of body.matchAll(LINK)) {
    parts.push(...foundIn(body.slice(from, match.index), find));
    parts.push({ kind: 'link', text: match[0], href: match[0] });
    from = match.index + match[0].length;
  }
  return [...parts, ...foundIn(body.slice(from), find)];
}

function foundIn(text: string, find: string): Part[] {
  const parts: Part[] = [];
  const [where, what] = [text.toLowerCase(), find.toLowerCase()];
  let from = 0;
  // Where lower case has another length, places don't carry over.
  const canFind = what !== '' && where.length === text.length;
  for (let at; canFind && (at = where.indexOf(what, from)) >= 0; from = at + what.length) {
    if (at > from) parts.push({ kind: 'text', text: text.slice(from, at) });
    parts.push({ kind: 'found', text: text.slice(at, at + what.length) });
  }
  return from < text.length ? [...parts, { kind: 'text', text: text.slice(from) }] : parts;
}

const EMOJI =
  /^(?:(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\u200d(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f?))*\s*){1,6}$/u;

/** A few emoji and nothing else are shown large. */
export const isOnlyEmoji = (body: string) => body.length <= 80 && EMOJI.test(body);
