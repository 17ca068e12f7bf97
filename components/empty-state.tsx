import type { ReactNode } from 'react';

type EmptyStateProps = {
  /** What would stand here: "No agents yet". */
  title: string;
  /** What the thing is, in one or two sentences. */
  children: ReactNode;
  /** The first action, and at most one more. */
  action?: ReactNode;
};

/** A place with nothing in it: says what the thing is and offers the first action. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-prose flex-col items-start gap-2 py-12">
      <h2 className="font-semibold text-section">{title}</h2>
      <div className="text-form text-muted">{children}</div>
      {action && <div className="flex flex-wrap gap-2 pt-2">{action}</div>}
    </div>
  );
}
