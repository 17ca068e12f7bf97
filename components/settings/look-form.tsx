'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import {
  type LookAtAgentsBody,
  type LookAtAgentsReply,
  lookAtAgentsBody,
} from '@/lib/contract/look-at-agents';
import { useLookAtAgents } from '@/lib/queries/model-providers';
import { ProblemNotice } from '../ui/problem-notice';
import { TextField } from '../ui/text-field';
import { fieldErrors } from './field-errors';

interface LookFormProps {
  id: string;
  onBusy: (busy: boolean) => void;
  onSeen: (base: string, reply: LookAtAgentsReply) => void;
}

/** Where the other API is, and a key that reads there. */
export function LookForm({ id, onBusy, onSeen }: LookFormProps) {
  const fields = useForm<LookAtAgentsBody>({
    resolver: zodResolver(lookAtAgentsBody),
    defaultValues: { base_url: '', api_key: '' },
  });
  const look = useLookAtAgents({
    onSuccess: (reply) => {
      onBusy(false);
      onSeen(lookAtAgentsBody.shape.base_url.parse(fields.getValues('base_url')), reply);
    },
    onRefused: (problem) => {
      onBusy(false);
      for (const { field, message } of fieldErrors(problem, ['base_url', 'api_key']))
        fields.setError(field, { message }, { shouldFocus: true });
    },
  });
  const submit = fields.handleSubmit((values) => {
    onBusy(true);
    look.run(values);
  });
  const { errors } = fields.formState;
  return (
    <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4 pt-1">
      <TextField
        label="Address"
        required
        mono
        type="url"
        autoComplete="off"
        spellCheck={false}
        hint="The whole base of the agents API, for example https://agents.example.com/api/v1."
        error={errors.base_url?.message}
        {...fields.register('base_url')}
      />
      <TextField
        label="Key"
        required
        mono
        type="password"
        autoComplete="new-password"
        hint="One that may read."
        error={errors.api_key?.message}
        {...fields.register('api_key')}
      />
      {look.problem && <ProblemNotice problem={look.problem} title="The API was not looked at" />}
    </form>
  );
}
