/** In Unicode code points, as the service counts: an emoji of several parts is several. */
export const LONGEST_BODY = 4_000;

/** How much of the limit is left; below zero, it is too long. */
export const roomLeft = (text: string) => LONGEST_BODY - [...text.trimEnd()].length;

export const canSend = (text: string) => text.trim() !== '' && roomLeft(text) >= 0;
