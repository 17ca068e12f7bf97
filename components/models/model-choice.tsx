'use client';

import { type FormEvent, useState } from 'react';
import type { ModelProvider, PostProcessingModel } from '@/lib/contract/models';
import { problemFields } from '@/lib/problem-fields';
import { type ModelOwner, useUpdateModel } from '@/lib/queries/models';
import { Button } from '../ui/button';
import { ProblemNotice } from '../ui/problem-notice';
import { SelectField, TextField } from '../ui/text-field';
import { toast } from '../ui/toast';

interface ModelChoiceProps {
  owner: ModelOwner;
  label: string;
  /** What is set; null: the API does not say. */
  current: PostProcessingModel | null;
  providers: ModelProvider[];
  /** What holds while nothing is set here: "The project’s, the account’s or the system’s". */
  otherwise: string;
}

const NONE = 'none';
const OTHER = 'other';
const KEEP = 'keep';
const keyOf = ({ provider, model }: PostProcessingModel) => JSON.stringify([provider, model]);

/** Sets or clears one layer's model: one that the server lists, or another by name. */
export function ModelChoice({ owner, label, current, providers, otherwise }: ModelChoiceProps) {
  const start = current === null ? KEEP : current.model === '' ? NONE : keyOf(current);
  const [chosen, setChosen] = useState({ from: start, value: start });
  const [other, setOther] = useState<PostProcessingModel>({ provider: '', model: '' });
  // A save or somebody else's change puts another start under an older choice.
  const value = chosen.from === start ? chosen.value : start;
  const update = useUpdateModel(owner, {
    onSuccess: ({ model }) => toast({ title: model ? 'Model set' : 'Model cleared', tone: 'done' }),
  });
  const fields = update.problem
    ? problemFields(update.problem, ['post_processing_provider', 'post_processing_model'])
    : {};
  const listed = providers.flatMap(({ provider, models }) => models.map((model) => ({ provider, model })));
  const wanted =
    value === OTHER ? other : (listed.find((each) => keyOf(each) === value) ?? { provider: '', model: '' });
  const isNew = value !== start;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNew) update.run(wanted);
  };
  const isListed = listed.some((each) => keyOf(each) === start);
  const hasFieldErrors = Object.values(fields).some(Boolean);
  return (
    <form aria-label={label} noValidate onSubmit={submit} className="flex max-w-form flex-col gap-3">
      <SelectField
        label={label}
        value={value}
        onChange={(event) => setChosen({ from: start, value: event.target.value })}
      >
        {current === null && <option value={KEEP}>Not answered by this API</option>}
        <option value={NONE}>Nothing set: {otherwise}</option>
        {current && current.model !== '' && !isListed && (
          <option value={start}>
            {current.model} of {current.provider}, not on this server
          </option>
        )}
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
      {value === OTHER && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Provider"
            mono
            autoComplete="off"
            value={other.provider}
            error={fields.post_processing_provider}
            onChange={(event) => setOther({ ...other, provider: event.target.value })}
          />
          <TextField
            label="Model"
            mono
            autoComplete="off"
            value={other.model}
            error={fields.post_processing_model}
            onChange={(event) => setOther({ ...other, model: event.target.value })}
          />
        </div>
      )}
      {update.problem && !(hasFieldErrors && value === OTHER) && (
        <ProblemNotice problem={update.problem} title="The model was not set" />
      )}
      <div>
        <Button type="submit" busy={update.busy} aria-disabled={!isNew}>
          {value === NONE && isNew ? 'Clear model' : 'Set model'}
        </Button>
      </div>
    </form>
  );
}
