'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Spinner } from '../../ui/spinner';
import { BatchProgress } from './batch-progress';
import { BatchReceipt } from './batch-receipt';
import { BatchSummary } from './batch-summary';
import { FormatHelp } from './format-help';
import { type Batch, useBatch } from './use-batch';

interface BatchDialogProps {
  identityId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Sends a file of observations: every row is checked before the first is sent. */
export function BatchDialog({ identityId, open, onOpenChange }: BatchDialogProps) {
  const batch = useBatch(identityId, open);
  const { sending, isRunning } = batch;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={isRunning}
      title="Send a file of observations"
      description="JSON Lines or CSV. All rows are checked before the first is sent."
      footer={<Acts batch={batch} onClose={() => onOpenChange(false)} />}
    >
      <div className="flex flex-col gap-4">
        {sending === undefined && <Choice batch={batch} />}
        {sending && isRunning && (
          <BatchProgress
            taken={sending.taken}
            rows={batch.summary?.rows ?? 0}
            isStopping={batch.isStopping}
          />
        )}
        {sending && !isRunning && <BatchReceipt sending={sending} rows={batch.summary?.rows ?? 0} />}
      </div>
    </Dialog>
  );
}

function Choice({ batch }: { batch: Batch }) {
  const { name, progress, summary, unreadable } = batch;
  return (
    <>
      <Field label="File" error={unreadable && `${name} ${unreadable}`}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,text/csv,application/jsonl"
            className="py-1 touch:py-2.5"
            onChange={(event) => void batch.choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {progress !== undefined && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          Checking {name}: {progress.toLocaleString('en')} rows
        </p>
      )}
      {summary ? <BatchSummary summary={summary} /> : <FormatHelp />}
    </>
  );
}

function Acts({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { summary, sending, isRunning, isStopping } = batch;
  const closer = useRef<HTMLButtonElement>(null);
  const isDone = sending !== undefined && !isRunning;
  // The button that had the focus is gone.
  useEffect(() => {
    if (isDone) closer.current?.focus();
  }, [isDone]);
  if (isDone) {
    return (
      <Button ref={closer} onClick={onClose}>
        Close
      </Button>
    );
  }
  if (isRunning) {
    return (
      <Button aria-disabled={isStopping} onClick={batch.stop}>
        {isStopping ? 'Stopping' : 'Stop'}
      </Button>
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
