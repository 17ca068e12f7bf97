'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useViewer } from '@/lib/auth/viewer';
import { name as nameSchema } from '@/lib/contract/common';
import type { AgentContents } from '@/lib/contract/dashboard';
import { addJob, jobsPlace } from '@/lib/jobs';
import { problemFields } from '@/lib/problem-fields';
import { useAgentContents } from '@/lib/queries/agents';
import { useForkAgent } from '@/lib/queries/forks';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { announce } from '../ui/live-region';
import { ProblemNotice } from '../ui/problem-notice';
import { Skeleton } from '../ui/skeleton';
import { TextField } from '../ui/text-field';

const form = z.object({ name: z.union([z.string().trim().length(0), nameSchema]) });

interface ForkAgentDialogProps {
  agentId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A copy of the agent with everything it owns; it is made in the background, and the jobs tray tells how far it is. */
export function ForkAgentDialog({ agentId, name, open, onOpenChange }: ForkAgentDialogProps) {
  const id = useId();
  const viewer = useViewer();
  const fields = useForm({ resolver: zodResolver(form), defaultValues: { name: '' } });
  const fork = useForkAgent(agentId, {
    onSuccess: (reply) => {
      addJob(jobsPlace(viewer), { kind: 'fork', id: reply.agent_id, name: reply.name, source: name });
      announce(`${reply.name} is being made. The jobs tray tells how far it is.`);
      onOpenChange(false);
    },
    onRefused: (problem) => {
      const { name: message } = problemFields(problem, ['name']);
      if (message) fields.setError('name', { message }, { shouldFocus: true });
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      locked={fork.busy}
      title={
        <>
          Fork <span className="break-all">“{name}”</span>
        </>
      }
      description="A copy that goes its own way. It appears among the agents when it is complete."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={fork.busy}>
            Fork
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4 pt-1"
        onSubmit={fields.handleSubmit(({ name: wanted }) => fork.run(wanted.trim() || undefined))}
      >
        <TextField
          label="Name of the copy"
          hint="Left empty, it is made from the name of this one."
          placeholder={`${name} (fork)`}
          autoComplete="off"
          error={fields.formState.errors.name?.message}
          {...fields.register('name')}
        />
        <Copied agentId={agentId} open={open} />
        {fork.problem && !fields.formState.errors.name && (
          <ProblemNotice
            title="The agent was not forked"
            problem={fork.problem}
            kept="What you typed is still here."
          />
        )}
      </form>
    </Dialog>
  );
}

/** What will be copied, counted now. */
function Copied({ agentId, open }: { agentId: string; open: boolean }) {
  const { data, error } = useAgentContents(agentId, open);
  return (
    <section aria-label="What is copied" className="flex flex-col gap-1 text-table">
      <p>Profile, personality and its history, capabilities, tools and models, and with them:</p>
      {error ? (
        <ProblemNotice title="What it owns could not be counted" problem={problemOf(error)} />
      ) : (
        <dl className="grid grid-cols-2 gap-x-4 border-line border-y py-1" aria-busy={!data}>
          {linesOf(data).map(({ label, count }) => (
            <div key={label} className="flex justify-between gap-2 py-0.5">
              <dt className="text-muted">{label}</dt>
              <dd className="font-mono tabular-nums">
                {data ? amount(count) : <Skeleton className="h-5 w-8" />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-muted">Not copied: its activity. You will own the copy, in the same project.</p>
    </section>
  );
}

function linesOf(contents: AgentContents | undefined) {
  const sum = (one: number | null = null, other: number | null = null) =>
    one === null || other === null ? null : one + other;
  return [
    { label: 'Instances', count: contents?.instances ?? null },
    { label: 'Facts', count: sum(contents?.facts, contents?.agent_facts) },
    { label: 'Memory nodes', count: contents?.nodes ?? null },
    { label: 'Custom states', count: sum(contents?.global_states, contents?.user_states) },
  ];
}

function amount(count: number | null): string {
  return count === null ? 'not counted' : count.toLocaleString('en-GB');
}
