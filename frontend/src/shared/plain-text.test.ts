import { describe, expect, it } from 'vitest';
import { isMultiLineText, isSingleLineText } from './plain-text';

const character = (codePoint: number) => String.fromCodePoint(codePoint);
const INVISIBLE = [
  0x09, 0x0a, 0x20, 0xa0, 0xad, 0x200b, 0x200e, 0x202e, 0x2060, 0x2800, 0x3164, 0xfe0f, 0xfeff,
].map(character);
const FORBIDDEN = [0x00, 0x07, 0x1b, 0x7f, 0x85, 0xd800, 0xfdd0, 0xffff].map(character);

describe('a text', () => {
  it.each(INVISIBLE)('needs more than %j', (text) => {
    expect(isMultiLineText(text.repeat(3))).toBe(false);
    expect(isSingleLineText(text.repeat(3))).toBe(false);
    expect(isMultiLineText(`a${text}`)).toBe(true);
  });

  it.each(FORBIDDEN)('does not contain %j', (text) => {
    expect(isMultiLineText(`a${text}b`)).toBe(false);
    expect(isSingleLineText(`a${text}b`)).toBe(false);
  });

  it('may have line breaks and tabs only where it has several lines', () => {
    expect(isMultiLineText('one\n\ttwo\r\n')).toBe(true);
    expect(isSingleLineText('one\ntwo')).toBe(false);
    expect(isSingleLineText('one\u2028two')).toBe(false);
  });

  it.each(['ü', '你好', 'مرحبا', '👩‍👩‍👧', '🇩🇪', '.'])('may be %s', (text) => {
    expect(isMultiLineText(text)).toBe(true);
    expect(isSingleLineText(text)).toBe(true);
  });
});
