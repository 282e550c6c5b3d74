/** In Unicode code points, as the service counts: an emoji of several parts is several. */
export const LONGEST_BODY = 4_000;

/** Space as the service sees it, by Java's Character.isWhitespace: a no-break space is none, U+001C to U+001F are. */
const SPACE = /^[\t-\r\u001c-\u001f\p{Z}]$/u;
const NO_BREAK_SPACE = /^[\u00a0\u2007\u202f]$/;

/** NUL, and halves of surrogate pairs, which have no UTF-8. */
const UNSENDABLE = /[\0\p{Surrogate}]/u;

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
export const roomLeft = (text: string) => LONGEST_BODY - [...bodyOf(text)].length;

export const canSend = (text: string) => bodyOf(text) !== '' && roomLeft(text) >= 0 && !UNSENDABLE.test(text);
