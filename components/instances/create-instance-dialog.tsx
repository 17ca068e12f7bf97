'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { createInstanceBody, instanceDescription } from '@/lib/contract/instances';
import type { Problem } from '@/lib/contract/problem';
import { readDraft } from '@/lib/drafts';
import { problemFields } from '@/lib/problem-fields';
import { useCreateInstance } from '@/lib/queries/instances';
import { problemOf } from '@/lib/queries/perform';
import { useDraftKeeper } from '@/lib/use-draft-keeper';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { TextareaField, TextField } from '../ui/text-field';
import { toast } from '../ui/toast';

const form = createInstanceBody.extend({ description: instanceDescription });
const kept = z.object({ name: z.string(), description: z.string() });
const MEMBERS = ['name', 'description'] as const;
const EMPTY = { name: '', description: '' };

interface CreateInstanceDialogProps {
  agentId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (instanceId: string) => void;
}

/** A name is enough. What is typed is kept until it is created. */
export function CreateInstanceDialog({ agentId, open, onOpenChange, onCreated }: CreateInstanceDialogProps) {
  const id = useId();
  const { fields, create, submit, refusal } = useCreateForm({
    agentId,
    onCreated: (instanceId) => {
      onOpenChange(false);
      onCreated(instanceId);
    },
  });
  const { errors } = fields.formState;
  const busy = create.isPending || create.isSuccess;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New instance"
      description="A place where the agent works, with facts, states and users of its own."
      locked={create.isPending}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            Create instance
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Name"
          required
          autoComplete="off"
          spellCheck={false}
          hint="Unique within the agent."
          error={errors.name?.message}
          {...fields.register('name')}
        />
        <TextareaField
          label="Description"
          rows={3}
          error={errors.description?.message}
          {...fields.register('description')}
        />
        {refusal && (
          <ProblemNotice
            title="The instance was not created"
            problem={refusal}
            kept="What you typed is still here."
          />
        )}
      </form>
    </Dialog>
  );
}

function useCreateForm({ agentId, onCreated }: Pick<CreateInstanceDialogProps, 'agentId' | 'onCreated'>) {
  const { keeper } = useDraftKeeper(`agent/${agentId}/new-instance`);
  const [refusal, setRefusal] = useState<Problem>();
  const sent = useRef(false);
  const fields = useForm({ resolver: zodResolver(form), defaultValues: EMPTY });
  useEffect(() => {
    const found = kept.safeParse(readDraft(keeper.place)?.content);
    if (found.success) fields.reset(found.data);
    return fields.subscribe({
      formState: { values: true },
      callback: ({ values: { name, description } }) =>
        keeper.note(name || description ? { name, description } : null),
    });
  }, [fields, keeper]);
  const create = useCreateInstance(agentId, {
    onSuccess: ({ instance_id: instanceId, name }) => {
      keeper.note(null);
      toast({ tone: 'done', title: `Instance ${name} created` });
      onCreated(instanceId);
    },
    onError: (error) => {
      sent.current = false;
      const problem = problemOf(error);
      const wrong = problemFields(problem, MEMBERS);
      const members = MEMBERS.filter((member) => wrong[member]);
      // From the last to the first, so that the first keeps the focus.
      for (const member of members.toReversed()) {
        fields.setError(member, { message: wrong[member] }, { shouldFocus: true });
      }
      if (members.length === 0) setRefusal(problem);
    },
  });
  const send = ({ name, description }: typeof EMPTY) => {
    if (sent.current) return;
    sent.current = true;
    setRefusal(undefined);
    keeper.flush();
    create.mutate({ name, description: description || undefined });
  };
  return { fields, create, refusal, submit: fields.handleSubmit(send) };
}
