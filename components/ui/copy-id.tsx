import clsx from 'clsx';
import { CopyButton } from './copy-button';

type CopyIdProps = {
  id: string;
  /** "agent id", "request id" … */
  what: string;
  /** Shows the first eight signs only; the whole id is copied and stands in the tooltip. */
  short?: boolean;
  className?: string;
};

/** An id in mono with its copy button. */
export function CopyId({ id, what, short = false, className }: CopyIdProps) {
  const cut = short && id.length > 8;
  return (
    <span className={clsx('inline-flex min-w-0 items-center gap-1 text-muted', className)}>
      <code className="min-w-0 break-all font-mono text-meta" data-tooltip={cut ? id : undefined}>
        {cut ? `${id.slice(0, 8)}…` : id}
      </code>
      <CopyButton value={id} what={what} />
    </span>
  );
}
