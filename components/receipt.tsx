import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Count } from './ui/count';
import { StatusGlyph } from './ui/status';

export type ReceiptLine = {
  label: string;
  /** What the API returned; null when it does not say. */
  count: number | null;
  /** The count before. A zero returned where this was more is a warning. */
  expected?: number | null;
};

type ReceiptProps = {
  /** "Reset of ws-eu-west". */
  title: string;
  /** Before the title: the mark of an instance. */
  leading?: ReactNode;
  lines: ReceiptLine[];
  /** Below the counts: time, request id, what stays. */
  children?: ReactNode;
  className?: string;
};

/** Whether the API removed nothing although there was something. */
export function isSuspicious({ count, expected }: ReceiptLine) {
  return count === 0 && typeof expected === 'number' && expected > 0;
}

function Line({ line }: { line: ReceiptLine }) {
  const suspicious = isSuspicious(line);
  return (
    <div className="flex flex-col">
      <dt className="text-muted">{line.label}</dt>
      <dd className={clsx('flex flex-col', suspicious && 'text-warn')}>
        {line.count === null ? (
          <span className="text-faint text-section">not counted</span>
        ) : (
          <Count value={line.count} className="text-number" />
        )}
        {suspicious && (
          <span className="flex items-center gap-1">
            <StatusGlyph kind="warning" />
            Warning: {line.expected} expected
          </span>
        )}
      </dd>
    </div>
  );
}

/** What a change really did, in the numbers that the API returned. */
export function Receipt({ title, leading, lines, children, className }: ReceiptProps) {
  return (
    <section
      aria-label={`Receipt: ${title}`}
      className={clsx('border-control border-y border-dashed py-3 font-mono text-meta', className)}
    >
      <h3 className="flex min-w-0 items-center gap-2 font-medium text-table">
        {leading}
        <span className="min-w-0 break-words">{title}</span>
      </h3>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-4 py-3">
        {lines.map((line) => (
          <Line key={line.label} line={line} />
        ))}
      </dl>
      {children && (
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-control border-t border-dashed pt-2 text-muted">
          {children}
        </div>
      )}
    </section>
  );
}
