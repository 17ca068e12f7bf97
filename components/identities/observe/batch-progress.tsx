import { useId } from 'react';

interface BatchProgressProps {
  taken: number;
  rows: number;
  isStopping: boolean;
}

/** How much of the file the API has taken. */
export function BatchProgress({ taken, rows, isStopping }: BatchProgressProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={rows}
        aria-valuenow={taken}
        className="h-2 bg-sunken"
      >
        <div className="h-full bg-ink" style={{ width: `${(taken / Math.max(1, rows)) * 100}%` }} />
      </div>
      <p id={id} className="tabular-nums">
        {taken.toLocaleString('en')} of {rows.toLocaleString('en')} observations taken
      </p>
      <p className="text-meta text-muted">
        {isStopping
          ? 'Stopping after the request that is under way.'
          : 'Keep this page open: the rest of the file is here alone.'}
      </p>
    </div>
  );
}
