'use client';

import { useId } from 'react';
import { MODES } from '@/lib/contract/modes';
import { parsePoints } from '../points-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { SliderField } from '../ui/slider-field';
import { TextareaField, TextField } from '../ui/text-field';
import { type NumberName, numbersOf } from './identity-draft';
import { modeLabel } from './identity-text';
import { NewIdentityPreview } from './new-identity-preview';
import { PresetChoice } from './preset-choice';
import { useNewIdentity } from './use-new-identity';

interface CreateIdentityDialogProps {
  /** Of a remote identity API; empty: embedded. */
  host: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A name is enough: the sliders stand where the API would begin. */
export function CreateIdentityDialog({ host, open, onOpenChange }: CreateIdentityDialogProps) {
  const id = useId();
  const state = useNewIdentity(() => onOpenChange(false));
  const { draft, change, errors, refusal, busy, submit, form } = state;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title="New identity"
      description="How it begins. From then on observations alone change its modes, energy and stress."
      locked={busy}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            Create identity
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        onSubmit={submit}
        noValidate
        className="grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)]"
      >
        <div className="flex flex-col gap-4">
          <TextField
            label="Name"
            required
            autoComplete="off"
            spellCheck={false}
            value={draft.name}
            error={errors.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextareaField
            label="Description"
            rows={2}
            value={draft.description}
            error={errors.description}
            onChange={(event) => change({ description: event.target.value })}
          />
          <PresetChoice draft={draft} onChoose={(preset) => change({ numbers: numbersOf(preset) })} />
        </div>
        <Numbers state={state} />
        <NewIdentityPreview draft={draft} host={host} />
        {refusal && (
          <ProblemNotice
            title="The identity was not created"
            problem={refusal}
            kept="What you typed is still here."
            className="col-span-full"
          />
        )}
      </form>
    </Dialog>
  );
}

function Numbers({ state: { draft, change, errors } }: { state: ReturnType<typeof useNewIdentity> }) {
  const field = (name: NumberName, label: string, note?: string) => {
    const text = draft.numbers[name];
    const set = (next: string) => change({ numbers: { ...draft.numbers, [name]: next } });
    return (
      <SliderField
        key={name}
        label={label}
        note={note}
        points={Math.round((parsePoints(text) ?? 0) * 100)}
        text={text}
        error={errors[name]}
        onSlide={(points) => set(String(points))}
        onType={set}
      />
    );
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 font-medium text-form">Modes and energy, from 0 to 100</legend>
      {MODES.map((mode) => field(mode, modeLabel(mode)))}
      <div className="border-line border-t pt-2">{field('energy_level', 'Energy')}</div>
    </fieldset>
  );
}
