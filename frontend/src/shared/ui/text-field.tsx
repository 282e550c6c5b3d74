import { clsx } from 'clsx';
import { useId, type ComponentProps, type ReactNode } from 'react';

interface Props extends ComponentProps<'input'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** A button at the field's end. */
  readonly action?: ReactNode;
}

/** The line below holds the hint or the error, so that an error moves nothing. */
export function TextField({ label, hint, error, action, className, ...input }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note`}
          className={clsx(
            'h-11 w-full rounded-md border bg-raised px-3 text-base focus:outline-2 focus:-outline-offset-1 focus:outline-accent',
            action ? 'pr-12' : undefined,
            error === undefined ? 'border-field' : 'border-danger',
          )}
          {...input}
        />
        {action ? <div className="absolute inset-y-0 right-1 flex items-center">{action}</div> : null}
      </div>
      <p
        id={`${id}-note`}
        className={clsx('mt-1 min-h-5 text-sm', error === undefined ? 'text-quiet' : 'text-danger')}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
