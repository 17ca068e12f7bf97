'use client';

import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Observation } from '@/lib/contract/identities';
import { MODES, type Mode } from '@/lib/contract/modes';
import { problemFields } from '@/lib/problem-fields';
import { useProcessObservation } from '@/lib/queries/observations';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { announce } from '../../ui/live-region';
import { ProblemNotice } from '../../ui/problem-notice';
import { SliderField } from '../../ui/slider-field';
import { SelectField } from '../../ui/text-field';
import { Textarea } from '../../ui/textarea';
import { levelWord } from '../cockpit/level-status';
import { modeLabel } from '../identity-text';
import { DryRun } from './dry-run';
import type { Observed } from './observed';
import { useObservation } from './use-observation';

/** Writes an observation, shows what it would change, and sends it. What was written stays, to be sent again. */
export function ObservationForm({ identityId, cycle, host }: Observed) {
  const written = useObservation(identityId);
  const [taken, setTaken] = useState('');
  const [isBegun, setBegun] = useState(false);
  const send = useProcessObservation(identityId, {
    onSuccess: ({ snapshot }) => {
      written.sent();
      const stress = levelWord('stress', snapshot.stress_state).toLowerCase();
      const said = `Taken as cycle ${snapshot.cycle.toLocaleString('en')}. Stress is ${stress}.`;
      setTaken(said);
      announce(said);
    },
  });
  const { body } = written;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!body || send.busy) return;
    setTaken('');
    send.run(body);
  };
  const refused = send.problem && problemFields(send.problem, ['context']).context;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 @4xl:grid-cols-2">
      <form
        aria-label="Observation"
        noValidate
        onSubmit={submit}
        onFocus={() => setBegun(true)}
        // An observation cannot be taken back: a held key or a double click sends one.
        onKeyDown={(event) => isHeldEnter(event) && event.preventDefault()}
        className="flex min-w-0 flex-col gap-4"
      >
        <ModeField value={written.mode.value} onChange={written.mode.set} />
        <SliderField label="Strength" note="Of the signal, in percent" {...written.strength} />
        <SliderField label="Confidence" note="How sure it is" {...written.confidence} />
        <ContextField
          text={written.context.text}
          error={written.context.error ?? refused}
          onChange={written.context.set}
        />
        {send.problem && (
          <ProblemNotice
            title="The observation was not taken"
            problem={send.problem}
            kept="What you wrote is still here."
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            variant="primary"
            busy={send.busy}
            aria-disabled={!body}
            onClick={(click) => click.detail > 1 && click.preventDefault()}
          >
            Send
          </Button>
          {taken && <span className="text-form text-muted">{taken}</span>}
        </div>
      </form>
      <Effect {...{ identityId, cycle, host, body, isBegun }} />
    </div>
  );
}

const isHeldEnter = ({ key, repeat, target }: KeyboardEvent) =>
  key === 'Enter' && repeat && !(target instanceof HTMLTextAreaElement);

function ModeField({ value, onChange }: { value: Mode; onChange: (mode: Mode) => void }) {
  return (
    <SelectField
      label="Mode"
      value={value}
      onChange={(event) => {
        const mode = MODES.find((each) => each === event.target.value);
        if (mode) onChange(mode);
      }}
    >
      {MODES.map((mode) => (
        <option key={mode} value={mode}>
          {modeLabel(mode)}
        </option>
      ))}
    </SelectField>
  );
}

interface ContextFieldProps {
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

function ContextField({ text, error, onChange }: ContextFieldProps) {
  return (
    <Field label="Context" hint="A JSON object that is kept with it. It changes nothing." error={error}>
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          spellCheck={false}
          autoComplete="off"
          className="font-mono"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface EffectProps extends Omit<Observed, 'identityName'> {
  body: Observation | undefined;
  /** Somebody is writing: before, the page asks nothing. */
  isBegun: boolean;
}

/** Beside the form: what sending it would do. */
function Effect({ host, body, isBegun, ...place }: EffectProps) {
  const id = useId();
  const note = host
    ? `The identity API at ${host} cannot try an observation without taking it.`
    : 'What you write is tried while you write, and stands here before it is sent.';
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h3 id={id} className="font-medium text-form">
        What it would change
      </h3>
      {host || !isBegun ? (
        <p className="break-words text-form text-muted">{note}</p>
      ) : (
        <DryRun {...place} body={body} />
      )}
    </section>
  );
}
