'use client';

import { useEffect, useRef, useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { addJob, type BatchJob, changeBatch, goOn, isBatch, jobsPlace, removeJob } from '@/lib/jobs';
import { newUuid } from '@/lib/uuid';
import { useJobs } from '../../jobs/use-jobs';
import { type BatchFile, openBatchFile } from './batch-file';
import { keepFile } from './kept-files';
import type { Observed } from './observed';
import type { FileSummary } from './read-rows';
import { claimBatch } from './run-batch';
import { nothingSent } from './send-batch';

export type Batch = ReturnType<typeof useBatch>;

/** A file of observations from the choice to the receipt; the jobs tray sends it. */
export function useBatch(identity: Observed, isOpen: boolean) {
  const file = useRef<BatchFile>(undefined);
  const reading = useReading(file);
  const sending = useSending(identity, reading);
  // What was read is let go with the dialog.
  useEffect(() => (isOpen ? () => file.current?.close() : undefined), [isOpen]);
  return { ...reading, ...sending };
}

type FileRef = { current: BatchFile | undefined };

function useReading(file: FileRef) {
  const [chosen, setChosen] = useState<File>();
  const [progress, setProgress] = useState<number>();
  const [summary, setSummary] = useState<FileSummary>();
  const [unreadable, setUnreadable] = useState<string>();
  const choose = async (chosen: File | undefined) => {
    file.current?.close();
    file.current = undefined;
    setChosen(chosen);
    setSummary(undefined);
    setUnreadable(undefined);
    setProgress(chosen ? 0 : undefined);
    if (!chosen) return;
    const own = openBatchFile();
    file.current = own;
    const found = await own.read(chosen, setProgress).catch(() => ({ unreadable: 'could not be read' }));
    // Another was chosen meanwhile.
    if (file.current !== own) return;
    setProgress(undefined);
    if ('unreadable' in found) setUnreadable(found.unreadable);
    else setSummary(found);
  };
  return { choose, chosen, progress, summary, unreadable };
}

function useSending(identity: Observed, { chosen, summary }: { chosen?: File; summary?: FileSummary }) {
  const place = jobsPlace(useViewer());
  const { identityId, identityName, cycle, host } = identity;
  const jobs = useJobs(place).filter(isBatch);
  // What is under way already is shown instead of a choice.
  const [ownId, setOwnId] = useState(
    () => jobs.find((job) => job.identityId === identityId && !job.sending.end)?.id,
  );
  const starting = useRef(false);
  const job = jobs.find(({ id }) => id === ownId);
  const start = async () => {
    if (!chosen || !summary || starting.current) return;
    starting.current = true;
    const id = newUuid();
    claimBatch(id);
    await keepFile(id, chosen);
    const begun: BatchJob = {
      ...{ kind: 'batch', id, identityId, name: identityName, rows: summary.rows },
      ...{ isTakenOnce: host === '', isStopping: false, sending: nothingSent(cycle) },
    };
    addJob(place, begun);
    setOwnId(id);
  };
  return {
    job,
    start: () => void start(),
    stop: () => job && changeBatch(place, job.id, { isStopping: true }),
    goOn: () => job && goOn(place, job),
    /** The receipt of a whole batch was read; of any other the tray keeps what can be done. */
    putAway: () => job?.sending.end === 'whole' && removeJob(place, job.id),
  };
}
