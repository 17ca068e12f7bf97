'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { JobUpdate } from '@/lib/contract/jobs';
import { type Job, removeJob } from '@/lib/jobs';
import { dropFile } from '../identities/observe/kept-files';
import { IconButton } from '../ui/icon-button';
import { announce } from '../ui/live-region';
import { rescueFocus } from '../ui/rescue-focus';
import { StatusGlyph } from '../ui/status';
import { BatchRow } from './batch-row';
import { ForkRow } from './fork-row';
import { useJobUpdates } from './use-job-updates';
import { useJobs } from './use-jobs';

/** What this person set going, wherever they go meanwhile; it clears the foot of forms. */
export function JobsTray({ place }: { place: string }) {
  const { tenant } = useViewer();
  const jobs = useJobs(place);
  const [isOpen, setIsOpen] = useState(true);
  const onSettled = useSettled(jobs);
  const updates = useJobUpdates(
    tenant,
    jobs.filter(({ kind }) => kind === 'fork').map(({ id }) => id),
    onSettled,
  );
  if (jobs.length === 0) return null;
  const dismiss = (job: Job) => {
    removeJob(place, job.id);
    if (job.kind === 'batch') void dropFile(job.id);
    rescueFocus('main');
  };
  const isRunning = (job: Job) =>
    job.kind === 'batch'
      ? job.sending.end === undefined
      : (updates[job.id]?.status ?? 'forking') === 'forking';
  const running = jobs.filter(isRunning).length;
  return (
    <section
      aria-label="Jobs"
      className="fixed bottom-16 left-3 z-30 w-76 max-w-[calc(100vw-1.5rem)] md:bottom-24 md:w-50 rounded-float border border-line bg-surface text-table shadow-float"
    >
      <h2 className="flex items-center gap-2 py-1 pr-1 pl-3 font-medium">
        <StatusGlyph kind={running > 0 ? 'running' : 'active'} />
        <span className="grow">{running > 0 ? `Jobs · ${running} running` : 'Jobs · all ended'}</span>
        <IconButton
          size="small"
          label={isOpen ? 'Fold jobs' : 'Unfold jobs'}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
          onClick={() => setIsOpen(!isOpen)}
        />
      </h2>
      {/* Folded it is there still: batches are sent from their rows. */}
      <ul hidden={!isOpen} className="max-h-[40dvh] overflow-y-auto border-line border-t">
        {jobs.map((job) =>
          job.kind === 'batch' ? (
            <BatchRow key={job.id} place={place} job={job} onDismiss={() => dismiss(job)} />
          ) : (
            <ForkRow
              key={job.id}
              job={job}
              update={updates[job.id]}
              onDismiss={() => dismiss(job)}
              onOpen={() => removeJob(place, job.id)}
            />
          ),
        )}
      </ul>
    </section>
  );
}

/** What ended is said once, and lists that were read before know nothing of it. */
function useSettled(jobs: Job[]) {
  const router = useRouter();
  const queries = useQueryClient();
  const { tenant } = useViewer();
  return ({ agent_id: id, status, error_message: reason }: JobUpdate) => {
    const name = jobs.find((job) => job.id === id)?.name ?? 'The fork';
    if (status === 'failed') announce(`${name} could not be made. ${reason ?? ''}`);
    if (status !== 'complete') return;
    announce(`${name} is ready.`);
    queries.removeQueries({ queryKey: ['agents', tenant], type: 'inactive' });
    router.refresh();
  };
}
