'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { type UseFormRegisterReturn, useForm } from 'react-hook-form';
import * as z from 'zod';
import { CheckboxField } from '@/components/ui/checkbox';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { StatusGlyph } from '@/components/ui/status';
import { SelectField, TextField } from '@/components/ui/text-field';
import { label } from '@/lib/contract/common';
import { type CreateApiKeyReply, KEY_SCOPES, keyScope } from '@/lib/contract/keys';
import { useCreateApiKey } from '@/lib/queries/projects';
import { fieldErrors } from './field-errors';

const form = z.object({
  name: label,
  scopes: z.array(keyScope).min(1, 'Choose at least one.'),
  expires_days: z.string(),
});

/** What each scope allows; each includes the ones above it. */
const scopeTexts: Record<(typeof KEY_SCOPES)[number], { label: string; hint: string }> = {
  read: { label: 'read', hint: 'See agents, instances and activity of this project.' },
  write: { label: 'write', hint: 'Also create and change them, and chat.' },
  admin: { label: 'admin', hint: 'Also delete agents and instances, and reset instances.' },
  '*': { label: '* (all)', hint: 'Everything, and whatever scope a later version adds.' },
};

const lifetimes = [
  { days: '7', text: '7 days' },
  { days: '30', text: '30 days' },
  { days: '90', text: '90 days' },
  { days: '365', text: '365 days' },
  { days: '0', text: 'Never' },
];

type KeyFormProps = {
  id: string;
  projectId: string;
  onBusy: (busy: boolean) => void;
  onCreated: (key: CreateApiKeyReply) => void;
};

type ScopesFieldProps = { error: string | undefined; checkbox: UseFormRegisterReturn<'scopes'> };

function ScopesField({ error, checkbox }: ScopesFieldProps) {
  const errorId = useId();
  return (
    <fieldset aria-describedby={error && errorId} className="flex flex-col gap-1">
      <legend className="pb-1 font-medium">Scopes</legend>
      {KEY_SCOPES.map((scope) => (
        <CheckboxField
          key={scope}
          label={<span className="font-mono text-table">{scopeTexts[scope].label}</span>}
          hint={scopeTexts[scope].hint}
          value={scope}
          {...checkbox}
        />
      ))}
      {error && (
        <p id={errorId} className="flex items-center gap-1 text-danger text-meta">
          <StatusGlyph kind="failed" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Name, scopes and life of a new key. */
export function KeyForm({ id, projectId, onBusy, onCreated }: KeyFormProps) {
  const fields = useForm<z.infer<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: { name: '', scopes: ['read'], expires_days: '90' },
  });
  const create = useCreateApiKey(projectId, {
    onSuccess: onCreated,
    onRefused: (problem) => {
      onBusy(false);
      for (const { field, message } of fieldErrors(problem, ['name', 'scopes', 'expires_days']))
        fields.setError(field, { message }, { shouldFocus: true });
    },
  });
  const submit = fields.handleSubmit(({ name, scopes, expires_days: days }) => {
    onBusy(true);
    create.run({ name, scopes, expires_days: Number(days) });
  });
  const { errors } = fields.formState;
  return (
    <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4 pt-1">
      <TextField
        label="Name"
        required
        autoComplete="off"
        hint="Who or what uses it, for example the program."
        error={errors.name?.message}
        {...fields.register('name')}
      />
      <ScopesField error={errors.scopes?.message} checkbox={fields.register('scopes')} />
      <SelectField
        label="Expires"
        hint="After that it is refused. A new one can be made at any time."
        error={errors.expires_days?.message}
        {...fields.register('expires_days')}
      >
        {lifetimes.map(({ days, text }) => (
          <option key={days} value={days}>
            {text}
          </option>
        ))}
      </SelectField>
      {create.problem && (
        <ProblemNotice
          problem={create.problem}
          title="The key was not created"
          kept="What you typed is still here."
        />
      )}
    </form>
  );
}
