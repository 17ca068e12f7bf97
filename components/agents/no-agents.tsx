'use client';

import { useViewer } from '@/lib/auth/viewer';
import { problemOf } from '@/lib/queries/perform';
import { useAddSamples } from '@/lib/queries/samples';
import { EmptyState } from '../empty-state';
import { BringYours } from '../settings/bring-yours';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';

/** The organisation's first look: what an agent is, and how to get one. */
export function NoAgents({ isAdmin, onCreate }: { isAdmin: boolean; onCreate(): void }) {
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
      {canAdd && (
        <div className="flex flex-wrap items-center gap-2 pt-3">
          <span>You have agents elsewhere?</span>
          <BringYours />
        </div>
      )}
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
