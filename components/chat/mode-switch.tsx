'use client';

import { useId } from 'react';
import type { RunMode } from './chat-choices';

const words: Record<RunMode, string> = { draft: 'Draft', saved: 'Saved', both: 'Both' };
const meanings: Record<RunMode, string> = {
  draft: 'Runs the agent with the unsaved changes of its tabs',
  saved: 'Runs the agent as it is saved',
  both: 'Asks the saved agent and the draft, side by side',
};

interface ModeSwitchProps {
  mode: RunMode;
  modes?: readonly RunMode[];
  onChange(mode: RunMode): void;
}

/** Which configuration a message runs. */
export function ModeSwitch({ mode, modes = ['draft', 'saved', 'both'], onChange }: ModeSwitchProps) {
  const name = useId();
  return (
    <fieldset aria-label="Runs" className="inline-flex shrink-0 rounded-control border border-control">
      {modes.map((each) => (
        <label
          key={each}
          data-tooltip={meanings[each]}
          className="relative flex h-7 items-center px-2 text-table first:rounded-l-control last:rounded-r-control hover:bg-hover has-checked:bg-ink has-checked:text-surface has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 touch:h-11 touch:px-3 [&+&]:border-control [&+&]:border-l"
        >
          <input
            type="radio"
            name={name}
            checked={mode === each}
            onChange={() => onChange(each)}
            className="absolute inset-0 m-0 size-full cursor-pointer appearance-none outline-none"
          />
          {words[each]}
        </label>
      ))}
    </fieldset>
  );
}

/** What the draft holds, so that nobody compares a thing with itself unawares. */
export function DraftNote({ mode, changed }: { mode: RunMode; changed: string[] }) {
  const text =
    changed.length === 0
      ? 'Nothing is unsaved: draft and saved are the same.'
      : `${mode === 'saved' ? 'Not run' : 'Unsaved'}: ${changed.join(', ')}`;
  return <p className="min-w-0 text-meta text-muted">{text}</p>;
}
