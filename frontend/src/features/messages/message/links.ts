import { LinkifyIt } from 'linkify-it';

export interface Link {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

const linkify = new LinkifyIt({ fuzzyLink: true }).add('ftp:', null).add('//', null);

/** Ideographic and full-width punctuation ends an address: Chinese and Japanese put no space after it. */
const IDEOGRAPHIC_PUNCTUATION =
  /[\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65]/u;

/** Punctuation of other scripts ends a sentence, not an address; linkify-it knows that of ASCII. */
const TRAILING_PUNCTUATION = /(?:(?![\0-\x7f])[\p{P}\p{Z}\p{Cf}])+$/u;

/** Addresses with http or https, addresses that begin with "www.", and mail addresses. */
export function linksIn(text: string): Link[] {
  return (linkify.match(text) ?? []).flatMap(({ schema, index, raw }) => {
    const isBare = schema === '';
    if (isBare && !/^www\./i.test(raw)) return [];
    const shown = (raw.split(IDEOGRAPHIC_PUNCTUATION)[0] ?? '').replace(TRAILING_PUNCTUATION, '');
    const href =
      schema === 'mailto:' && !/^mailto:/i.test(raw)
        ? `mailto:${shown}`
        : isBare
          ? `https://${shown}`
          : shown;
    return isAddress(href) ? [{ start: index, end: index + shown.length, href }] : [];
  });
}

function isAddress(href: string): boolean {
  try {
    const { protocol, hostname } = new URL(href);
    return protocol === 'mailto:' || ((protocol === 'http:' || protocol === 'https:') && hostname !== '');
  } catch {
    return false;
  }
}

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Bidi controls and other invisible characters could make a link look like another one: they are shown encoded. */
export const visibleLink = (text: string) => text.replace(INVISIBLE, encodeURIComponent);
