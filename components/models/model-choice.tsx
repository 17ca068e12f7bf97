'use client';

import type { FormEvent } from 'react';
import type { ModelProvider, PostProcessingModel } from '@/lib/contract/models';
import type { ModelOwner } from '@/lib/queries/models';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { SelectField, TextField } from '../ui/text-field';
import { KEEP, keyOf, type ModelChoiceState, NONE, OTHER, useModelChoice } from './use-model-choice';

interface ModelChoiceProps {
  owner: ModelOwner;
  label: string;
  /** What is set; null: the API does not say. */
  current: PostProcessingModel | null;
  providers: ModelProvider[];
  /** What holds while nothing is set here. */
  otherwise: string;
}

/** Sets or clears one layer's model: one that the server lists, or another by name. */
export function ModelChoice({ owner, label, current, providers, otherwise }: ModelChoiceProps) {
  const state = useModelChoice(owner, current, providers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.save();
  };
  return (
    <form aria-label={label} noValidate onSubmit={submit} className="flex max-w-form flex-col gap-3">
      <SelectField label={label} value={state.value} onChange={(event) => state.choose(event.target.value)}>
        {current === null && <option value={KEEP}>Not answered by this API</option>}
        <option value={NONE}>Nothing set: {otherwise}</option>
        <Unlisted current={current} providers={providers} />
        {providers.map(({ provider, provider_name: name, models }) => (
          <optgroup key={provider} label={name}>
            {models.map((model) => (
              <option key={model} value={keyOf({ provider, model })}>
                {model}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={OTHER}>Another model…</option>
      </SelectField>
      {state.value === OTHER && <OtherModel state={state} />}
      {state.refusal && <ProblemNotice problem={state.refusal} title="The model was not set" />}
      <div>
        <Button type="submit" busy={state.busy} aria-disabled={!state.isNew}>
          {state.value === NONE && state.isNew ? 'Clear model' : 'Set model'}
        </Button>
      </div>
    </form>
  );
}

/** What is set and no provider lists, so that the list can show it. */
function Unlisted({ current, providers }: Pick<ModelChoiceProps, 'current' | 'providers'>) {
  if (!current || current.model === '') return null;
  const own = providers.find(({ provider }) => provider === current.provider);
  if (own?.models.includes(current.model)) return null;
  return (
    <option value={keyOf(current)}>
      {current.model} of {current.provider}, not on this server
    </option>
  );
}

function OtherModel({ state: { other, setOther, fields } }: { state: ModelChoiceState }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        label="Provider"
        mono
        autoComplete="off"
        value={other.provider}
        error={fields.provider}
        onChange={(event) => setOther({ ...other, provider: event.target.value })}
      />
      <TextField
        label="Model"
        mono
        autoComplete="off"
        value={other.model}
        error={fields.model}
        onChange={(event) => setOther({ ...other, model: event.target.value })}
      />
    </div>
  );
}
