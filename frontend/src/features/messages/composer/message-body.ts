import { isMultiLineText } from '@/shared/plain-text';

/** In Unicode code points, as the service counts: an emoji of several parts is several. */
export const LONGEST_BODY = 4_000;

/** Space as the service sees it, by Java's Character.isWhitespace: a no-break space is none, U+001C to U+001F are. */
const SPACE = /^[\t-\r\u001c-\u001f\p{Z}]$/u;
const NO_BREAK_SPACE = /^[\u00a0\u2007\u202f]$/;

/** What is sent of a text: all but the space at its end. */
export function bodyOf(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

const isSpace = (character: string) => SPACE.test(character) && !NO_BREAK_SPACE.test(character);

/** How much of the limit is left; below zero, it is too long. */
export const charactersLeft = (text: string) => LONGEST_BODY - [...bodyOf(text)].length;

export const canSend = (text: string) => isMultiLineText(bodyOf(text)) && charactersLeft(text) >= 0;
