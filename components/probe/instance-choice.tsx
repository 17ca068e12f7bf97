'use client';

import { useId, useState } from 'react';
import { hasWords } from '@/lib/has-words';
import { InstanceMark } from '../instance-mark';
import { CheckboxField } from '../ui/checkbox';
import { Input } from '../ui/input';
import { Status } from '../ui/status';

export interface ChoosableInstance {
  instance_id: string;
  name: string;
  status: string;
}

interface InstanceChoiceProps {
  legend: string;
  instances: ChoosableInstance[];
  chosen: string[];
  onChange(chosen: string[]): void;
  most: number;
  disabled?: boolean;
}

/** Up to here all are seen at once, and a search would only be in the way. */
const FEW = 12;
const SHOWN = 100;

/** Several instances, by their marks. */
export function InstanceChoice({
  legend,
  instances,
  chosen,
  onChange,
  most,
  disabled = false,
}: InstanceChoiceProps) {
  const [search, setSearch] = useState('');
  const hint = useId();
  const matches = instances.filter(({ name }) => hasWords(name, search));
  const shown = matches.slice(0, SHOWN);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-1" aria-describedby={hint}>
      <legend className="pb-1 font-medium text-form">{legend}</legend>
      <p id={hint} className="text-meta text-muted">
        {chosen.length} of {instances.length} chosen, at most {most}.
      </p>
      {instances.length > FEW && (
        <Input
          type="search"
          aria-label="Find instances"
          placeholder="Find instances"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="max-w-72"
        />
      )}
      <ul className="grid max-h-72 grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] gap-x-4 overflow-y-auto p-1 -mx-1">
        {shown.map(({ instance_id: id, name, status }) => {
          const isChosen = chosen.includes(id);
          return (
            <li key={id} className="min-w-0">
              <CheckboxField
                checked={isChosen}
                disabled={disabled || (!isChosen && chosen.length >= most)}
                onChange={() => toggle(id)}
                label={
                  <span className="flex min-w-0 items-start gap-2 text-table">
                    <InstanceMark id={id} name={name} className="h-5" />
                    <span className="min-w-0 break-words">{name}</span>
                    {status !== 'active' && <Status kind="inactive" className="text-meta" />}
                  </span>
                }
              />
            </li>
          );
        })}
      </ul>
      {matches.length > SHOWN && (
        <p className="text-meta text-muted">{matches.length - SHOWN} more: search for them by name.</p>
      )}
    </fieldset>
  );
}
