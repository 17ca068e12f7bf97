import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { CapabilityState, LedgerEntry } from '@/lib/agent-capabilities';
import { Status, type StatusKind } from '../ui/status';

const kinds: Record<CapabilityState, StatusKind> = {
  on: 'active',
  off: 'inactive',
  pending: 'pending',
  blocked: 'warning',
};

export const stateWords: Record<CapabilityState, string> = {
  on: 'On',
  off: 'Off',
  pending: 'Pending',
  blocked: 'Blocked',
};

interface StateProps {
  entry: LedgerEntry;
  /** More to say: since when, or of which project. */
  children?: ReactNode;
}

/** How a capability stands: glyph, word, and why. */
export function CapabilityStatus({ entry: { state, because }, children }: StateProps) {
  return (
    <span className="flex flex-col text-table">
      <Status kind={kinds[state]}>{stateWords[state]}</Status>
      {because && <span className="text-meta text-muted">{because}</span>}
      {children && <span className="text-meta text-muted">{children}</span>}
    </span>
  );
}

interface CapabilityRowProps {
  /** What a link's `#` names. */
  anchor: string;
  label: string;
  controlId?: string;
  hint: ReactNode;
  /** A switch; a wider control stands in the place of the status. */
  control?: ReactNode;
  status?: ReactNode;
  /** What a save makes of it, while it is not saved. */
  after?: ReactNode;
}

/** A capability in one row: what it is, its switch, and how it stands. */
export function CapabilityRow(props: CapabilityRowProps) {
  const { anchor, label, controlId, hint, control, status, after } = props;
  return (
    <li
      id={anchor}
      className="grid scroll-mt-16 grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-line border-t py-2 @2xl:grid-cols-[minmax(0,1fr)_2.5rem_minmax(0,13rem)]"
    >
      <div className="min-w-0">
        <label htmlFor={controlId} className="font-medium text-form">
          {label}
        </label>
        <p id={controlId && `${controlId}-hint`} className="text-meta text-muted">
          {hint}
        </p>
      </div>
      {control && <div className="flex items-start justify-end">{control}</div>}
      <div className={clsx('col-span-2 flex flex-col gap-1', control && '@2xl:col-span-1')}>
        {status}
        {after && <div className="border-accent border-l-2 pl-2">{after}</div>}
      </div>
    </li>
  );
}
