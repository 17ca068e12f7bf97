'use client';
import { useEffect, useRef } from 'react';
import { countLines } from '@/components/activity/counts';
import { Receipt } from '@/components/receipt';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { TextLink } from '@/components/ui/text-link';
import { useViewer } from '@/lib/auth/viewer';
import type { Samples } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { problemOf } from '@/lib/queries/perform';
import { useAddSamples, useRemoveSamples } from '@/lib/queries/samples';

const description =
  'Agents of our own making, with instances, facts, memory nodes and states, to try things on. They live in a ' +
  'project of their own.';

function RemovedReceipt({ deleted }: { deleted: Record<string, number> }) {
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Receipt title="Removed the samples" lines={countLines(deleted)}>
        <TextLink href={`${paths.activity}?verb=remove`}>Kept in Activity</TextLink>
      </Receipt>
    </div>
  );
}

function Present({ samples }: { samples: Samples }) {
  const { project_id: project, agents } = samples;
  const text = agents === 1 ? 'One sample agent is here.' : `${agents} sample agents are here.`;
  return (
    <p>
      {text} {project && <TextLink href={paths.agents({ project })}>Show them</TextLink>}
    </p>
  );
}

function AddSamples() {
  const add = useAddSamples();
  return (
    <div className="flex flex-col items-start gap-3">
      <Button busy={add.isPending} onClick={() => add.mutate()}>
        Add samples
      </Button>
      {add.error && <ProblemNotice problem={problemOf(add.error)} title="The samples were not added" />}
    </div>
  );
}

/** The sample agents: what they are, one click to remove them, one to have them back. */
export function SamplesSection({ samples }: { samples: Samples }) {
  const { isAdmin } = useViewer();
  const remove = useRemoveSamples();
  return (
    <Section
      title="Samples"
      description={description}
      actions={
        isAdmin &&
        samples.present && (
          <Button variant="danger" busy={remove.busy} onClick={() => remove.run({})}>
            Remove samples
          </Button>
        )
      }
    >
      {remove.problem && <ProblemNotice problem={remove.problem} title="The samples were not removed" />}
      {samples.present && <Present samples={samples} />}
      {samples.present && isAdmin && (
        <p className="max-w-prose text-muted">
          Removing them deletes every agent of that project, those that you changed too. Nothing else is
          touched, and new ones can be added at any time.
        </p>
      )}
      {!samples.present && remove.data && <RemovedReceipt deleted={remove.data.deleted} />}
      {!samples.present && (isAdmin ? <AddSamples /> : <p>There are none here. An admin can add them.</p>)}
    </Section>
  );
}
