'use client';

import { type RefObject, useState } from 'react';
import { isIdentityId } from '@/lib/contract/identities';
import { hasWords } from '@/lib/has-words';
import { useIdentity, useIdentityChoices } from '@/lib/queries/identities';
import { problemOf } from '@/lib/queries/perform';
import { Picker } from '../picker';
import { StressStatus } from './stress-status';

interface IdentityPickerProps {
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Those that are not to be chosen. */
  without: string[];
  onSelect: (identityId: string) => void;
}

/** Chooses an identity by its name, or by its id where there are too many to list. */
export function IdentityPicker({ anchor, open, onOpenChange, without, onSelect }: IdentityPickerProps) {
  const [text, setText] = useState('');
  const choices = useIdentityChoices(open);
  const pasted = text.trim().toLowerCase();
  const isId = isIdentityId(pasted);
  const byId = useIdentity(pasted, open && isId);
  const all = isId ? (byId.data ? [byId.data] : []) : (choices.data?.items ?? []);
  const items = all.filter(({ id, name }) => !without.includes(id) && hasWords(`${name} ${id}`, text));
  const read = isId ? byId : choices;
  const missing = (choices.data?.total ?? 0) - (choices.data?.items.length ?? 0);
  const note = () => {
    if (read.error) return `The identities could not be read: ${problemOf(read.error).title ?? 'no answer'}`;
    if (read.isPending) return 'Reading the identities';
    if (items.length === 0) return text.trim() ? 'No other identity matches' : 'There is no other identity';
    if (missing > 0) return `${missing.toLocaleString('en-GB')} more: paste the id of one to find it`;
    return `${items.length.toLocaleString('en-GB')} shown`;
  };
  return (
    <Picker
      label="Choose an identity"
      findLabel="Find an identity by name or id"
      placeholder="Name or id"
      items={items}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      text={text}
      onText={setText}
      anchor={anchor}
      open={open}
      onOpenChange={onOpenChange}
      onSelect={({ id }) => onSelect(id)}
      note={note()}
    >
      {({ name, agent, stress_state: stress }) => (
        <>
          <span className="min-w-0 grow truncate">{name}</span>
          {agent?.name && (
            <span className="min-w-0 shrink-2 truncate text-meta text-muted">of {agent.name}</span>
          )}
          <StressStatus state={stress} />
        </>
      )}
    </Picker>
  );
}
