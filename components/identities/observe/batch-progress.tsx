import { useId } from 'react';
import type { BatchJob } from '@/lib/jobs';

/** How much of the file the API has taken. */
export function BatchProgress({ job }: { job: BatchJob }) {
  const id = useId();
  const { rows, isStopping } = job;
  const { taken } = job.sending;
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
          : 'It goes on when this is closed: the jobs tray tells how far it is. It needs a tab with Troupe.'}
      </p>
    </div>
  );
}
