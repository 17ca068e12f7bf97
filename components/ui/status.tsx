import clsx from 'clsx';
import type { ReactNode } from 'react';

export type StatusKind = 'active' | 'inactive' | 'pending' | 'running' | 'warning' | 'failed';

const ring = <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;

/** Drawn, not typed: the text fonts lack some of these signs and would change the line's height. */
const glyphs: Record<StatusKind, ReactNode> = {
  active: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  inactive: ring,
  pending: (
    <>
      {ring}
      <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />
    </>
  ),
  running: (
    <path
      d="M10.25 6A4.25 4.25 0 1 1 8.6 2.65M8.75.75v2.4h-2.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  warning: <path d="M6 1 11.5 11H.5z" fill="currentColor" />,
  failed: <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="2" />,
};

const words: Record<StatusKind, string> = {
  active: 'Active',
  inactive: 'Inactive',
  pending: 'Pending',
  running: 'Running',
  warning: 'Warning',
  failed: 'Failed',
};

const colours: Record<StatusKind, string> = {
  active: 'text-live',
  inactive: 'text-muted',
  pending: 'text-muted',
  running: 'text-accent',
  warning: 'text-warn',
  failed: 'text-danger',
};

const tints: Record<StatusKind, string> = {
  active: 'bg-live-tint',
  inactive: 'bg-sunken',
  pending: 'bg-sunken',
  running: 'bg-selected',
  warning: 'bg-warn-tint',
  failed: 'bg-danger-tint',
};

/** The sign of a state in 12 px; never without its word beside it. */
export function StatusGlyph({ kind, className }: { kind: StatusKind; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className={clsx('size-3 shrink-0', colours[kind], className)}>
      {glyphs[kind]}
    </svg>
  );
}

type StatusProps = {
  kind: StatusKind;
  /** The word; the default is the kind's own ("Active"). */
  children?: ReactNode;
  /** Sets it on its tint, for headers and notices; plain in tables. */
  tinted?: boolean;
  className?: string;
};

/** A state as glyph and word. */
export function Status({ kind, children, tinted = false, className }: StatusProps) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-top',
        colours[kind],
        tinted && ['rounded-control px-2 py-0.5 font-medium text-meta', tints[kind]],
        className,
      )}
    >
      <StatusGlyph kind={kind} />
      {children ?? words[kind]}
    </span>
  );
}
