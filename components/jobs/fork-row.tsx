import type { JobUpdate } from '@/lib/contract/jobs';
import type { ForkJob } from '@/lib/jobs';
import { paths } from '@/lib/paths';
import { Status } from '../ui/status';
import { TextLink } from '../ui/text-link';
import { JobRow } from './job-row';

interface ForkRowProps {
  job: ForkJob;
  update: JobUpdate | undefined;
  onDismiss: () => void;
  onOpen: () => void;
}

export function ForkRow({ job, update, onDismiss, onOpen }: ForkRowProps) {
  const status = update?.status ?? 'forking';
  return (
    <JobRow
      name={job.name}
      reason={update?.error_message}
      {...(status !== 'forking' && { onDismiss })}
      state={<ForkState update={update} />}
    >
      {status === 'complete' && (
        <TextLink href={paths.agent(job.id)} onClick={onOpen} aria-label={`Open ${job.name}`}>
          Open
        </TextLink>
      )}
    </JobRow>
  );
}

function ForkState({ update }: { update: JobUpdate | undefined }) {
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
