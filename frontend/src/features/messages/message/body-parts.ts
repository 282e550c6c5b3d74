import { findMatches } from '@/shared/text-search';
import { linksIn } from './links';

export interface TextPart {
  readonly kind: 'text' | 'found';
  readonly text: string;
}

export type Part = TextPart | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** Splits a text at its links and matches. Nothing is parsed as markup. */
export function partsOf(body: string, find = ''): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { start, end, href } of linksIn(body)) {
    parts.push(...foundIn(body.slice(from, start), find));
    parts.push({ kind: 'link', text: body.slice(start, end), href });
    from = end;
  }
  return [...parts, ...foundIn(body.slice(from), find)];
}

/** Splits a text at the matches of a search. */
export function foundIn(text: string, find: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end } of findMatches(text, find)) {
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) });
    parts.push({ kind: 'found', text: text.slice(start, end) });
    from = end;
  }
  return from < text.length ? [...parts, { kind: 'text', text: text.slice(from) }] : parts;
}

const EMOJI =
  /^(?:(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\u200d(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f?))*\s*){1,6}$/u;

/** A few emoji and nothing else are shown large. */
export const isOnlyEmoji = (body: string) => body.length <= 80 && EMOJI.test(body);
