'use client';
import { type ReactNode, useEffect, useRef } from 'react';
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

/** Takes the focus when it appears after a press: the button that was pressed is gone. */
function Outcome({ focused, children }: { focused: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) place.current?.focus();
  }, [focused]);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {children}
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

function Here({ samples, added }: { samples: Samples; added: boolean }) {
  const { isAdmin } = useViewer();
  return (
    <>
      <Outcome focused={added}>
        <Present samples={samples} />
      </Outcome>
      {isAdmin && (
        <p className="max-w-prose text-muted">
          Removing them deletes every agent of that project, those that you changed too. Nothing else is
          touched, and new ones can be added at any time.
        </p>
      )}
    </>
  );
}

function Gone({ deleted }: { deleted: Record<string, number> | undefined }) {
  if (!deleted) return null;
  return (
    <Outcome focused>
      <Receipt title="Removed the samples" lines={countLines(deleted)}>
        <TextLink href={`${paths.activity}?verb=remove`}>Kept in Activity</TextLink>
      </Receipt>
    </Outcome>
  );
}

/** The sample agents: what they are, one click to remove them, one to have them back. */
export function SamplesSection({ samples }: { samples: Samples }) {
  const { isAdmin } = useViewer();
  const add = useAddSamples();
  const remove = useRemoveSamples();
  const { present } = samples;
  const removeButton = (
    <Button variant="danger" busy={remove.busy} onClick={() => remove.run({})}>
      Remove samples
    </Button>
  );
  return (
    <Section
      anchor="samples"
      title="Samples"
      description={description}
      actions={isAdmin && present && removeButton}
    >
      {remove.problem && <ProblemNotice problem={remove.problem} title="The samples were not removed" />}
      {present ? <Here samples={samples} added={add.isSuccess} /> : <Gone deleted={remove.data?.deleted} />}
      {!present && !isAdmin && <p>There are none here. An admin can add them.</p>}
      {!present && isAdmin && (
        <div>
          <Button busy={add.isPending} onClick={() => add.mutate()}>
            Add samples
          </Button>
        </div>
      )}
      {add.error && <ProblemNotice problem={problemOf(add.error)} title="The samples were not added" />}
    </Section>
  );
}
