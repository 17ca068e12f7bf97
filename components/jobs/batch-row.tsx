'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import type { Observation } from '@/lib/contract/identities';
import { type BatchJob, canGoOn, changeBatch, goOn } from '@/lib/jobs';
import { paths } from '@/lib/paths';
import { useTakeBatch } from '@/lib/queries/observations';
import { adviceOf, counted, restOf, titleOf } from '../identities/observe/batch-texts';
import { isOnlyHere } from '../identities/observe/kept-files';
import { runBatch } from '../identities/observe/run-batch';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { Status } from '../ui/status';
import { TextLink } from '../ui/text-link';
import { useLeaveWarning } from '../use-leave-warning';
import { JobRow } from './job-row';

interface BatchRowProps {
  /** Of the jobs. */
  place: string;
  job: BatchJob;
  onDismiss: () => void;
}

/** A file of observations on its way, sent from here. */
export function BatchRow({ place, job, onDismiss }: BatchRowProps) {
  useRunning(place, job);
  const { identityId, name, isStopping, sending } = job;
  const isRunning = sending.end === undefined;
  return (
    <JobRow
      name={name}
      reason={isRunning ? undefined : reasonOf(job)}
      {...(!isRunning && { onDismiss })}
      state={<BatchState job={job} />}
    >
      {!isRunning && (
        <TextLink href={paths.identity(identityId)} aria-label={`Open ${name}`}>
          Open
        </TextLink>
      )}
      {isRunning && (
        <Button
          size="small"
          variant="ghost"
          aria-label={`Stop sending to ${name}`}
          aria-disabled={isStopping}
          onClick={() => changeBatch(place, job.id, { isStopping: true })}
        >
          {isStopping ? 'Stopping' : 'Stop'}
        </Button>
      )}
      {canGoOn(job) && (
        <Button
          size="small"
          variant="ghost"
          aria-label={`Go on sending to ${name}`}
          onClick={() => goOn(place, job)}
        >
          Go on
        </Button>
      )}
    </JobRow>
  );
}

function useRunning(place: string, { id, identityId, isTakenOnce, sending }: BatchJob) {
  const router = useRouter();
  const take = useTakeBatch(identityId, isTakenOnce);
  const isRunning = sending.end === undefined;
  const send = useEffectEvent((observations: Observation[], afterCycle: number) =>
    take(observations, afterCycle),
  );
  const onEnd = useEffectEvent(({ name, rows, sending: { taken, end } }: BatchJob) => {
    announce(`${name}: ${counted(taken)} of ${counted(rows)} observations were taken.`);
    // Next leaves a page that it cannot fetch anew.
    if (end !== 'unanswered') router.refresh();
  });
  useEffect(() => {
    if (!isRunning) return;
    const leaving = new AbortController();
    void runBatch({
      ...{ place, id, signal: leaving.signal },
      send: (observations, afterCycle) => send(observations, afterCycle),
      onEnd: (job) => onEnd(job),
    });
    return () => leaving.abort();
  }, [place, id, isRunning]);
  useLeaveWarning(isRunning && isOnlyHere(id));
}

function BatchState({ job: { rows, sending } }: { job: BatchJob }) {
  const { end, taken } = sending;
  if (end === 'whole') return <Status kind="active">All {counted(rows)} taken</Status>;
  const progress = (
    <span className="tabular-nums">
      {counted(taken)} of {counted(rows)}
    </span>
  );
  if (end === undefined) return <Status kind="running">Sending {progress}</Status>;
  if (end === 'stopped') return <Status kind="inactive">Stopped at {progress}</Status>;
  return <Status kind="failed">Ended at {progress}</Status>;
}

function reasonOf(job: BatchJob): string | undefined {
  const { end, problem } = job.sending;
  if (end === 'whole') return undefined;
  if (end === 'stopped') return restOf(job);
  const reason = problem?.detail ?? problem?.title;
  return [`${titleOf(job)}.`, reason, adviceOf(job)].filter(Boolean).join(' ');
}
