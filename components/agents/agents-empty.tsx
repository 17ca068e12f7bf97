'use client';

import { useViewer } from '@/lib/auth/viewer';
import { problemOf } from '@/lib/queries/perform';
import { useAddSamples } from '@/lib/queries/samples';
import { EmptyState } from '../empty-state';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { ProblemNotice } from '../ui/problem-notice';

interface AgentsEmptyProps {
  isFiltered: boolean;
  isAdmin: boolean;
  onCreate(): void;
}

/** No agent at all, or none that the filters let through. */
export function AgentsEmpty({ isFiltered, isAdmin, onCreate }: AgentsEmptyProps) {
  if (isFiltered) {
    return (
      <EmptyState title="No agent matches" action={<ButtonLink href="/agents">Clear the filters</ButtonLink>}>
        Search looks in the names of agents and of their owners; every word must occur.
      </EmptyState>
    );
  }
  return <NoAgents isAdmin={isAdmin} onCreate={onCreate} />;
}

function NoAgents({ isAdmin, onCreate }: Omit<AgentsEmptyProps, 'isFiltered'>) {
  const { connection } = useViewer();
  const samples = useAddSamples();
  const canAdd = isAdmin && connection === 'embedded';
  return (
    <EmptyState
      title="No agents yet"
      action={
        <>
          <Button onClick={onCreate}>New agent</Button>
          {canAdd && (
            <Button busy={samples.isPending} onClick={() => samples.mutate()}>
              Add samples
            </Button>
          )}
        </>
      }
    >
      <p>
        An agent is a personality with memory and tools. Each of its instances is a place where it works: a
        workspace, a region, a customer, with a state of its own.
      </p>
      {canAdd && <p>The samples are four agents to try things on. They leave again with one click.</p>}
      {samples.error && (
        <ProblemNotice
          title="The samples were not added"
          problem={problemOf(samples.error)}
          className="mt-3"
        />
      )}
    </EmptyState>
  );
}
