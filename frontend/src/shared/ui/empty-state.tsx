import type { ReactNode } from 'react';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  /** What to do next. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, hint, children }: Props) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-10 text-center text-balance">
      {icon ? <div className="mb-2 text-quiet">{icon}</div> : null}
      <p className="font-semibold">{title}</p>
      {hint ? <p className="text-quiet">{hint}</p> : null}
      {children ? <div className="mt-4">{children}</div> : null}
    </div>
  );
}
