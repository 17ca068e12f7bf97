import type { ReactNode } from 'react';

/** One key of the keyboard; put several side by side for a chord. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-control border border-line bg-canvas px-1 font-sans text-meta text-muted">
      {children}
    </kbd>
  );
}
