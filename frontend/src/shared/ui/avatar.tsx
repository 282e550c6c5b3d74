import { clsx } from 'clsx';
import type { CSSProperties } from 'react';

const sizes = { small: 'size-7 text-[11px]', medium: 'size-9 text-[13px]', large: 'size-14 text-xl' };

/** Says nothing to screen readers: the name stands beside it. */
export function Avatar({
  id,
  name,
  size = 'medium',
}: {
  id: string;
  name: string;
  size?: keyof typeof sizes;
}) {
  return (
    <span
      aria-hidden
      style={{ '--hue': hueOf(id) } as CSSProperties}
      className={clsx(
        'avatar inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none',
        sizes[size],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/**
 * Hashes the whole id: the last digits of a TimeUUID are not random.
 */
function hueOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 7);
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!].map(first) : [first(words[0] ?? '?')];
  return letters.join('').toUpperCase();
}

const first = (word: string) => [...word][0]!;
