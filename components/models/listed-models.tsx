'use client';
import { useState } from 'react';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { SelectField } from '../ui/text-field';

interface ListedModelsProps {
  /** What the provider says it has. */
  listed: string[];
  chosen: string[];
  onAdd: (model: string) => void;
}

/** Offers the models that a test found; a model is added by the button, because arrow keys already change a select. */
export function ListedModels({ listed, chosen, onAdd }: ListedModelsProps) {
  const [picked, setPicked] = useState('');
  const left = listed.filter((model) => !chosen.includes(model));
  const model = left.includes(picked) ? picked : (left[0] ?? '');
  if (left.length === 0)
    return <p className="text-meta text-muted">All models of the provider are chosen.</p>;
  const add = () => {
    onAdd(model);
    announce(`Added ${model}.`);
  };
  return (
    <div className="flex items-end gap-2">
      <SelectField
        label={`Offered by the provider: ${listed.length}`}
        className="min-w-0 grow"
        value={model}
        onChange={(event) => setPicked(event.target.value)}
      >
        {left.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button onClick={add}>Add model</Button>
    </div>
  );
}
