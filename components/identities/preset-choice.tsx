'use client';

import { useId } from 'react';
import { type IdentityDraft, isPreset } from './identity-draft';
import { PRESETS, type Preset } from './presets';

interface PresetChoiceProps {
  draft: IdentityDraft;
  onChoose: (preset: Preset) => void;
}

/** Beginnings to start from; moving a slider leaves them. */
export function PresetChoice({ draft, onChoose }: PresetChoiceProps) {
  const id = useId();
  const chosen = PRESETS.find((preset) => isPreset(preset, draft));
  return (
    <fieldset className="min-w-0">
      <legend className="pb-1 font-medium text-form">Begin as</legend>
      <div className="flex flex-wrap gap-2">
        {PRESETS.map((preset) => (
          <label
            key={preset.name}
            className="inline-flex h-8 items-center gap-2 rounded-control border border-control bg-surface px-2 text-form hover:bg-hover has-checked:border-ink has-checked:bg-selected has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 touch:h-11 touch:px-3"
          >
            <input
              type="radio"
              name={id}
              checked={preset === chosen}
              onChange={() => onChoose(preset)}
              aria-describedby={preset === chosen ? `${id}-hint` : undefined}
              className="m-0 size-4 accent-ink outline-none"
            />
            {preset.name}
          </label>
        ))}
      </div>
      <p id={`${id}-hint`} className="min-h-8 pt-1 text-meta text-muted">
        {chosen?.hint ?? 'Your own: the sliders stand where you put them.'}
      </p>
    </fieldset>
  );
}
