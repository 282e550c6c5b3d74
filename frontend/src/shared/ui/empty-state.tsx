import type { ReactNode } from 'react';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  /** The level of the title, where it is the page's heading. */
  readonly heading?: 'h1' | 'h2';
  readonly hint?: string;
  /** What to do next. */
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, heading, hint, children }: Props) {
  const Title = heading ?? 'p';
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-10 text-center text-balance">
      {icon ? <div className="mb-2 text-quiet">{icon}</div> : null}
      <Title className="font-semibold">{title}</Title>
      {hint ? <p className="text-quiet">{hint}</p> : null}
      {children ? <div className="mt-4">{children}</div> : null}
    </div>
  );
}
