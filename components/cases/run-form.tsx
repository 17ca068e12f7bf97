'use client';

import { type FormEvent, useState } from 'react';
import { usePreparing } from '../chat/use-preparing';
import { useTabDraft } from '../chat/use-tab-drafts';
import { type ChoosableInstance, InstanceChoice } from '../probe/instance-choice';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/checkbox';
import { ProblemNotice } from '../ui/problem-notice';
import { TextField } from '../ui/text-field';
import { MOST_RUN } from './use-cases';

/** As the API bounds a run. */
const LIMITS = { cases: MOST_RUN, instances: 12, repeats: 20, answers: 5000 };
const USUAL = 4;

interface RunFormProps {
  agentId: string;
  instances: ChoosableInstance[];
  caseIds: string[];
  isBusy: boolean;
  onStart(body: object): void;
}

/** Which instances, how often, and how many answers that makes. */
export function RunForm(props: RunFormProps) {
  const { caseIds, isBusy } = props;
  const active = props.instances.filter(({ status }) => status === 'active');
  const plan = usePlan(props, active);
  const { draft, places, answers, isCount, isTooMany } = plan;
  return (
    <form
      aria-label="Run"
      noValidate
      className="flex min-w-0 flex-col gap-3"
      onSubmit={(event) => void plan.submit(event)}
    >
      <InstanceChoice
        legend="Instances"
        instances={active}
        chosen={places}
        onChange={plan.setPlaces}
        most={LIMITS.instances}
        disabled={isBusy}
      />
      {draft.changed.length > 0 && (
        <CheckboxField
          label="Run the draft"
          hint={`With the unsaved changes of ${draft.changed.join(', ')}.`}
          checked={plan.isDraft}
          onChange={(event) => plan.setDraft(event.target.checked)}
        />
      )}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Times each"
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.repeats}
          className="w-28"
          value={plan.text}
          error={isCount ? undefined : `1 to ${LIMITS.repeats}`}
          onChange={(event) => plan.setText(event.target.value)}
        />
        <Button
          type="submit"
          variant="primary"
          busy={isBusy || plan.isReading}
          aria-disabled={answers === 0 || isTooMany}
        >
          Run {caseIds.length} {caseIds.length === 1 ? 'case' : 'cases'}
        </Button>
        <p className="flex min-h-8 items-center text-meta text-muted tabular-nums touch:min-h-11">
          {plan.sum}
        </p>
      </div>
      {plan.problem && <ProblemNotice title="The draft could not be read" problem={plan.problem} />}
    </form>
  );
}

const number = (count: number) => count.toLocaleString('en-GB');

function usePlan({ agentId, caseIds, isBusy, onStart }: RunFormProps, active: ChoosableInstance[]) {
  const [places, setPlaces] = useState(active.slice(0, USUAL).map(({ instance_id: id }) => id));
  const [text, setText] = useState('1');
  const [wantsDraft, setDraft] = useState(false);
  const reading = usePreparing();
  const draft = useTabDraft(agentId);
  const isDraft = wantsDraft && draft.changed.length > 0;
  const repeats = Number(text);
  const isCount = Number.isInteger(repeats) && repeats >= 1 && repeats <= LIMITS.repeats;
  const answers = caseIds.length * places.length * (isCount ? repeats : 0);
  const isTooMany = answers > LIMITS.answers || caseIds.length > LIMITS.cases;
  const bound = `; a run has at most ${LIMITS.cases} cases and ${number(LIMITS.answers)} answers`;
  const sum = `${caseIds.length} × ${places.length} × ${isCount ? repeats : 0} = ${number(answers)} answers`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || answers === 0 || isTooMany) return;
    const body = { case_ids: caseIds, instance_ids: places, repeats };
    const ready = await reading.run(async () => (isDraft ? { ...body, draft: await draft.now() } : body));
    if (ready) onStart(ready.value);
  };
  return {
    ...{ places, setPlaces, text, setText, draft, isDraft, setDraft, submit },
    ...{
      isReading: reading.busy,
      problem: reading.problem,
      answers,
      isCount,
      isTooMany,
      sum: isTooMany ? sum + bound : sum,
    },
  };
}
