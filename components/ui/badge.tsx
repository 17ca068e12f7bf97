import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A quiet word about a thing that is not its state: "Default", "Sample", "Read only". States use Status. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center whitespace-nowrap rounded-control border border-line px-1.5 text-meta text-muted in-[[aria-selected=true]]:border-control',
        className,
      )}
    >
      {children}
    </span>
  );
}
