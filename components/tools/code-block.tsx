import clsx from 'clsx';
import type { ReactNode } from 'react';

interface CodeBlockProps {
  /** Spoken name. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Text of a machine, to read and to scroll, by keys too. */
export function CodeBlock({ label, className, children }: CodeBlockProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
      tabIndex={0}
      className={clsx('max-h-80 min-w-0 overflow-auto border border-line bg-sunken p-2', className)}
    >
      <pre className="m-0 whitespace-pre-wrap break-words font-mono text-table">{children}</pre>
    </section>
  );
}
