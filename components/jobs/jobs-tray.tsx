'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useSyncExternalStore } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { JobUpdate } from '@/lib/contract/jobs';
import { type Job, onJobsChange, parseJobs, removeJob, storedJobs } from '@/lib/jobs';
import { paths } from '@/lib/paths';
import { IconButton } from '../ui/icon-button';
import { announce } from '../ui/live-region';
import { rescueFocus } from '../ui/rescue-focus';
import { Status, StatusGlyph } from '../ui/status';
import { TextLink } from '../ui/text-link';
import { useJobUpdates } from './use-job-updates';

/** The forks that this person asked for, wherever they go meanwhile; it clears the foot of forms. */
export function JobsTray({ place }: { place: string }) {
  const { tenant } = useViewer();
  const text = useSyncExternalStore(
    onJobsChange,
    () => storedJobs(place),
    () => null,
  );
  const jobs = parseJobs(text);
  const [isOpen, setIsOpen] = useState(true);
  const onSettled = useSettled(jobs);
  const updates = useJobUpdates(
    tenant,
    jobs.map(({ agentId }) => agentId),
    onSettled,
  );
  if (jobs.length === 0) return null;
  const dismiss = (job: Job) => {
    removeJob(place, job.agentId);
    rescueFocus('main');
  };
  const running = jobs.filter(({ agentId }) => (updates[agentId]?.status ?? 'forking') === 'forking').length;
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
      {isOpen && (
        <ul className="max-h-[40dvh] overflow-y-auto border-line border-t">
          {jobs.map((job) => (
            <JobRow
              key={job.agentId}
              job={job}
              update={updates[job.agentId]}
              onDismiss={() => dismiss(job)}
              onOpen={() => removeJob(place, job.agentId)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What ended is said once, and lists that were read before know nothing of it. */
function useSettled(jobs: Job[]) {
  const router = useRouter();
  const queries = useQueryClient();
  const { tenant } = useViewer();
  return ({ agent_id: id, status, error_message: reason }: JobUpdate) => {
    const name = jobs.find(({ agentId }) => agentId === id)?.name ?? 'The fork';
    if (status === 'failed') announce(`${name} could not be made. ${reason ?? ''}`);
    if (status !== 'complete') return;
    announce(`${name} is ready.`);
    queries.removeQueries({ queryKey: ['agents', tenant], type: 'inactive' });
    router.refresh();
  };
}

interface JobRowProps {
  job: Job;
  update: JobUpdate | undefined;
  onDismiss: () => void;
  onOpen: () => void;
}

function JobRow({ job, update, onDismiss, onOpen }: JobRowProps) {
  const status = update?.status ?? 'forking';
  return (
    <li className="flex items-start gap-2 py-1 pr-1 pl-3 not-last:border-line not-last:border-b">
      <div className="flex min-w-0 grow flex-col gap-0.5 py-1">
        <span className="break-words font-medium">{job.name}</span>
        <span className="flex flex-wrap items-center gap-x-2">
          <JobState update={update} />
          {status === 'complete' && (
            <TextLink href={paths.agent(job.agentId)} onClick={onOpen} aria-label={`Open ${job.name}`}>
              Open
            </TextLink>
          )}
        </span>
        {update?.error_message && <span className="break-words text-muted">{update.error_message}</span>}
      </div>
      {status !== 'forking' && (
        <IconButton
          size="small"
          label={`Dismiss ${job.name}`}
          icon={<X aria-hidden="true" />}
          onClick={onDismiss}
        />
      )}
    </li>
  );
}

function JobState({ update }: { update: JobUpdate | undefined }) {
  if (!update) return <Status kind="running">Copying</Status>;
  if (update.status === 'complete') return <Status kind="active">Ready</Status>;
  if (update.status === 'failed') return <Status kind="failed" />;
  if (update.status === 'gone') return <Status kind="inactive">No longer there</Status>;
  return (
    <Status kind="running">
      Copying{' '}
      <span className="tabular-nums">
        {update.tables_copied} of {update.tables_total}
      </span>
    </Status>
  );
}
