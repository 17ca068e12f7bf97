'use client';

import { useEffect, useRef } from 'react';
import { canGoOn } from '@/lib/jobs';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Spinner } from '../../ui/spinner';
import { unlessDouble } from '../../ui/unless-double';
import { BatchProgress } from './batch-progress';
import { BatchReceipt } from './batch-receipt';
import { BatchSummary } from './batch-summary';
import { FormatHelp } from './format-help';
import type { Observed } from './observed';
import { type Batch, useBatch } from './use-batch';

interface BatchDialogProps {
  identity: Observed;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Sends a file of observations: every row is checked before the first is sent. */
export function BatchDialog({ identity, open, onOpenChange }: BatchDialogProps) {
  const batch = useBatch(identity, open);
  const { job } = batch;
  const onChange = (next: boolean) => {
    if (!next) batch.putAway();
    onOpenChange(next);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onChange}
      title="Send a file of observations"
      description="JSON Lines or CSV. All rows are checked before the first is sent."
      footer={<Acts batch={batch} onClose={() => onChange(false)} />}
    >
      <div className="flex flex-col gap-4">
        {!job && <Choice batch={batch} />}
        {job && !job.sending.end && <BatchProgress job={job} />}
        {job?.sending.end && <BatchReceipt job={job} />}
      </div>
    </Dialog>
  );
}

function Choice({ batch }: { batch: Batch }) {
  const { chosen, progress, summary, unreadable } = batch;
  return (
    <>
      <Field label="File" error={unreadable && `${chosen?.name} ${unreadable}`}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,text/csv,application/jsonl"
            onChange={(event) => void batch.choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {progress !== undefined && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          Checking {chosen?.name}: {progress.toLocaleString('en')} rows
        </p>
      )}
      {summary ? <BatchSummary summary={summary} /> : <FormatHelp />}
    </>
  );
}

function Acts({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { summary, job } = batch;
  const closer = useRef<HTMLButtonElement>(null);
  const isDone = job?.sending.end !== undefined;
  // The button that had the focus is gone.
  useEffect(() => {
    if (isDone) closer.current?.focus();
  }, [isDone]);
  if (job) {
    return (
      <>
        <Button ref={closer} onClick={unlessDouble(onClose)}>
          Close
        </Button>
        {!isDone && (
          <Button aria-disabled={job.isStopping} onClick={unlessDouble(batch.stop)}>
            {job.isStopping ? 'Stopping' : 'Stop'}
          </Button>
        )}
        {canGoOn(job) && (
          <Button variant="primary" onClick={unlessDouble(batch.goOn)}>
            Go on
          </Button>
        )}
      </>
    );
  }
  const isReady = summary !== undefined && summary.rows > 0 && summary.wrongRows === 0;
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" aria-disabled={!isReady} onClick={batch.start}>
        {isReady ? `Send ${summary.rows.toLocaleString('en')}` : 'Send'}
      </Button>
    </>
  );
}
