import type { ReactNode } from 'react';

/** What a mark stands for; each has a shape of its own, so that no colour is needed. */
export type Mark = 'live' | 'draft' | 'parent';

const shapes: Record<Mark, ReactNode> = {
  live: <circle r="4" className="fill-ink" />,
  draft: <circle r="7" fill="none" strokeWidth="2" className="stroke-ink" />,
  parent: <path d="M0-6 6 0 0 6-6 0Z" strokeWidth="1.5" className="fill-canvas stroke-muted" />,
};

/** ● live, ○ draft or ◇ parent around the origin. */
export function MarkShape({ mark }: { mark: Mark }) {
  return shapes[mark];
}

interface LegendProps {
  hasDraft: boolean;
  /** The agent that this one was forked from. */
  parentName: string | undefined;
}

/** Names the marks that can be seen. The draft's place is kept, so that nothing moves when a draft begins. */
export function Legend({ hasDraft, parentName }: LegendProps) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      <Entry mark="live">Live</Entry>
      <Entry mark="draft">{hasDraft ? 'Draft' : 'Draft: none'}</Entry>
      {parentName !== undefined && <Entry mark="parent">Parent: {parentName}</Entry>}
    </ul>
  );
}

function Entry({ mark, children }: { mark: Mark; children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-1.5">
      <svg aria-hidden="true" viewBox="-9 -9 18 18" className="size-4 shrink-0">
        <MarkShape mark={mark} />
      </svg>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
