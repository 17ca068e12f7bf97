'use client';

import { useState } from 'react';
import { type ChoosableInstance, InstanceChoice } from '../probe/instance-choice';
import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';

/** As the API bounds a run. */
const LIMITS = { cases: 100, instances: 12, repeats: 20, answers: 5000 };
const USUAL = 4;

interface RunFormProps {
  instances: ChoosableInstance[];
  caseIds: string[];
  isBusy: boolean;
  onStart(body: object): void;
}

/** Which instances, how often, and how many answers that makes. */
export function RunForm({ instances, caseIds, isBusy, onStart }: RunFormProps) {
  const active = instances.filter(({ status }) => status === 'active');
  const [places, setPlaces] = useState(active.slice(0, USUAL).map(({ instance_id: id }) => id));
  const [text, setText] = useState('1');
  const repeats = Number(text);
  const isCount = Number.isInteger(repeats) && repeats >= 1 && repeats <= LIMITS.repeats;
  const answers = caseIds.length * places.length * (isCount ? repeats : 0);
  const isTooMany = answers > LIMITS.answers || caseIds.length > LIMITS.cases;
  const body = { case_ids: caseIds, instance_ids: places, repeats };
  return (
    <form
      aria-label="Run"
      noValidate
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && answers > 0 && !isTooMany) onStart(body);
      }}
    >
      <InstanceChoice
        legend="Instances"
        instances={active}
        chosen={places}
        onChange={setPlaces}
        most={LIMITS.instances}
        disabled={isBusy}
      />
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Times each"
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.repeats}
          className="w-28"
          value={text}
          error={isCount ? undefined : `1 to ${LIMITS.repeats}`}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={isBusy} aria-disabled={answers === 0 || isTooMany}>
          Run {caseIds.length} {caseIds.length === 1 ? 'case' : 'cases'}
        </Button>
        <p className="text-meta text-muted tabular-nums">
          {caseIds.length} × {places.length} × {isCount ? repeats : 0} = {answers.toLocaleString('en-GB')}{' '}
          answers
          {isTooMany &&
            `; a run has at most ${LIMITS.cases} cases and ${LIMITS.answers.toLocaleString('en-GB')} answers`}
        </p>
      </div>
    </form>
  );
}
