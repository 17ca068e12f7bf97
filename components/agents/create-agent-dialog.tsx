'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { bio } from '@/lib/contract/agents';
import { name } from '@/lib/contract/common';
import type { Problem } from '@/lib/contract/problem';
import { paths } from '@/lib/paths';
import { useCreateAgent } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem-notice';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { TextLink } from '../ui/text-link';
import { Textarea } from '../ui/textarea';
import { toast } from '../ui/toast';

const form = z.object({ name, bio, project_id: z.string() });

interface CreateAgentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  projects: { id: string; name: string }[];
  /** Opens the import instead; absent where there is none. */
  onImport?: () => void;
  /** The project that the list is filtered by. */
  project: string | undefined;
}

/** A name is enough; the rest can follow on the agent's page, which opens at once. */
export function CreateAgentDialog({
  open,
  onOpenChange,
  onImport,
  projects,
  project,
}: CreateAgentDialogProps) {
  const id = useId();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Problem>();
  const fields = useForm({
    resolver: zodResolver(form),
    defaultValues: { name: '', bio: '', project_id: project ?? projects[0]?.id ?? '' },
  });
  const create = useCreateAgent({
    onSuccess: ({ agent, updated }) => {
      if (updated) toast({ title: `${agent.name} existed already and was updated` });
      router.push(paths.agent(agent.agent_id));
    },
    onError: (error) => {
      const problem = problemOf(error);
      setRefusal(problem);
      for (const { location, message } of problem.errors ?? []) {
        const field = location?.replace(/^body\.(?:body\.)?/, '');
        if (field === 'name' || field === 'bio') fields.setError(field, { message }, { shouldFocus: true });
      }
    },
  });
  const submit = fields.handleSubmit(({ name, bio, project_id }) => {
    if (create.isPending || create.isSuccess) return;
    setRefusal(undefined);
    create.mutate({ name, bio: bio || undefined, project_id: project_id || undefined });
  });
  const { errors } = fields.formState;
  const busy = create.isPending || create.isSuccess;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New agent"
      locked={create.isPending}
      footer={
        <>
          {onImport && (
            <Button variant="ghost" onClick={onImport} className="mr-auto">
              Import a file…
            </Button>
          )}
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            Create agent
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Name"
          required
          autoComplete="off"
          hint="Unique among your agents. The API takes it in place of the id."
          error={errors.name?.message}
          {...fields.register('name')}
        />
        <Field label="Bio" hint="What the agent is for, in a sentence or two." error={errors.bio?.message}>
          {(control) => <Textarea rows={3} {...control} {...fields.register('bio')} />}
        </Field>
        {projects.length > 1 && (
          <Field label="Project">
            {(control) => (
              <Select {...control} {...fields.register('project_id')}>
                {projects.map((entry) => (
                  <option key={entry.id} value={entry.id}>
                    {entry.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {refusal && (
          <ProblemNotice
            title="The agent was not created"
            problem={refusal}
            kept="What you typed is still here."
            action={
              refusal.existing_id && (
                <TextLink href={paths.agent(refusal.existing_id)}>Open the agent with this name</TextLink>
              )
            }
          />
        )}
      </form>
    </Dialog>
  );
}
