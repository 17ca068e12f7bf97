import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button';

interface JobRowProps {
  name: string;
  state: ReactNode;
  /** Why it ended as it did. */
  reason?: string | undefined;
  /** Left out while it runs. */
  onDismiss?: () => void;
  /** What can be done, after the state. */
  children?: ReactNode;
}

export function JobRow({ name, state, reason, onDismiss, children }: JobRowProps) {
  return (
    <li className="flex items-start gap-2 py-1 pr-1 pl-3 not-last:border-line not-last:border-b">
      <div className="flex min-w-0 grow flex-col gap-0.5 py-1">
        <span className="break-words font-medium">{name}</span>
        <span className="flex flex-wrap items-center gap-x-2">
          {state}
          {children}
        </span>
        {reason && <span className="break-words text-muted">{reason}</span>}
      </div>
      {onDismiss && (
        <IconButton
          size="small"
          label={`Dismiss ${name}`}
          icon={<X aria-hidden="true" />}
          onClick={onDismiss}
        />
      )}
    </li>
  );
}
