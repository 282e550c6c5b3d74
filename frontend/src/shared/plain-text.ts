/**
 * The service's rule for texts that users write (PlainText in chat-service), so that a text is refused here first:
 * valid
 * Unicode without control characters and noncharacters, and with at least one visible character.
 */

/** U+2800 has an advance width, no ink, and none of the properties that say so. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;
const INVALID = /[\p{Surrogate}\p{Noncharacter_Code_Point}]/u;
const CONTROL = /[^\P{Cc}\t\n\r]/u;
const LINE_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export const isMultiLineText = (text: string) =>
  VISIBLE.test(text) && !INVALID.test(text) && !CONTROL.test(text);

export const isSingleLineText = (text: string) =>
  VISIBLE.test(text) && !INVALID.test(text) && !LINE_BREAK.test(text.trim());
