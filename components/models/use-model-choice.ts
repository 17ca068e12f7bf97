'use client';

import { useState } from 'react';
import type { ModelProvider, PostProcessingModel } from '@/lib/contract/models';
import { problemFields } from '@/lib/problem-fields';
import { type ModelOwner, useUpdateModel } from '@/lib/queries/models';
import { toast } from '../ui/toast';

/** Choices of the list that are no model of it. */
export const NONE = 'none';
export const OTHER = 'other';
export const KEEP = 'keep';

export const keyOf = ({ provider, model }: PostProcessingModel) => JSON.stringify([provider, model]);

export type ModelChoiceState = ReturnType<typeof useModelChoice>;

/** What is chosen on top of what is set, and the saving of it. */
export function useModelChoice(
  owner: ModelOwner,
  current: PostProcessingModel | null,
  providers: ModelProvider[],
) {
  const start = startOf(current);
  const [chosen, setChosen] = useState({ from: start, value: start });
  const [other, setOther] = useState<PostProcessingModel>({ provider: '', model: '' });
  const [isBlank, setIsBlank] = useState(false);
  const { run, busy, problem } = useUpdateModel(owner, {
    onSuccess: ({ model }) => toast({ title: model ? 'Model set' : 'Model cleared', tone: 'done' }),
  });
  // A save or somebody else's change puts another start under an older choice.
  const value = chosen.from === start ? chosen.value : start;
  const isNew = value !== start;
  const save = () => {
    // Two empty texts would clear the layer, which has a choice of its own.
    const blank = value === OTHER && !(other.provider.trim() || other.model.trim());
    setIsBlank(blank);
    if (isNew && !blank) run(value === OTHER ? other : modelOf(value, providers));
  };
  const errors = problem ? problemFields(problem, ['post_processing_provider', 'post_processing_model']) : {};
  const missing = isBlank ? 'must not be empty' : undefined;
  const fields = {
    provider: missing ?? errors.post_processing_provider,
    model: missing ?? errors.post_processing_model,
  };
  const isAtField = value === OTHER && Boolean(fields.provider ?? fields.model);
  return {
    ...{ start, value, isNew, other, setOther, fields, save, busy },
    choose: (next: string) => setChosen({ from: start, value: next }),
    refusal: isAtField ? undefined : problem,
  };
}

function startOf(current: PostProcessingModel | null): string {
  if (current === null) return KEEP;
  return current.model === '' ? NONE : keyOf(current);
}

function modelOf(key: string, providers: ModelProvider[]): PostProcessingModel {
  const listed = providers.flatMap(({ provider, models }) => models.map((model) => ({ provider, model })));
  return listed.find((each) => keyOf(each) === key) ?? { provider: '', model: '' };
}
