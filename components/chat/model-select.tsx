'use client';

import { useChatModels } from '@/lib/queries/tester';
import { Select } from '../ui/select';
import type { ChatChoices } from './chat-choices';

const keyOf = (provider: string, model: string) => (model ? JSON.stringify([provider, model]) : '');

/** Which model answers. */
export function ModelSelect({ choices }: { choices: ChatChoices }) {
  const { data: providers = [], error } = useChatModels();
  const chosen = keyOf(choices.provider, choices.model);
  const listed = providers.flatMap(({ provider, provider_name: name, models }) =>
    models.map((model) => ({ key: keyOf(provider, model), provider, model, name })),
  );
  return (
    <Select
      aria-label="Model"
      value={chosen}
      onChange={(event) => {
        const next = listed.find(({ key }) => key === event.target.value);
        choices.setModel(next?.provider ?? '', next?.model ?? '');
      }}
      className="min-w-0 max-w-44 shrink grow basis-36 @2xl:max-w-72 @2xl:grow-0 @2xl:basis-auto"
    >
      <option value="">{error ? 'Default (not listed)' : 'Default model'}</option>
      {chosen && !listed.some(({ key }) => key === chosen) && <option value={chosen}>{choices.model}</option>}
      {listed.map(({ key, provider, model, name }) => (
        <option key={key} value={key}>
          {provider === 'rehearsal' ? `${model} (no language model)` : `${model} · ${name}`}
        </option>
      ))}
    </Select>
  );
}
