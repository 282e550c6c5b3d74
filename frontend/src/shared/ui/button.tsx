import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const looks = {
  primary: 'h-11 bg-accent px-4 font-semibold text-on-accent hover:bg-accent-strong md:h-10',
  danger: 'h-11 bg-danger px-4 font-semibold text-on-danger hover:opacity-90 md:h-9',
  plain: 'h-11 border border-line bg-raised px-4 font-medium text-ink hover:bg-hover md:h-9',
  icon: 'size-11 text-quiet hover:bg-hover hover:text-ink md:size-9',
};

export function Button({
  look = 'plain',
  className,
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof looks }) {
  return (
    <button
      type="button"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-md transition-colors disabled:opacity-60',
        looks[look],
        className,
      )}
      {...rest}
    />
  );
}
