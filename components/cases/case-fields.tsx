'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/checkbox';
import { IconButton } from '../ui/icon-button';
import { SelectField, TextareaField, TextField } from '../ui/text-field';
import {
  type CaseForm,
  type ExpectationKind,
  type ExpectationRow,
  expectationLabels,
  type FormErrors,
  fieldOf,
  newExpectation,
  newToolAnswer,
  type ToolAnswerRow,
} from './case-form';

interface CaseFieldsProps {
  form: CaseForm;
  errors: FormErrors;
  onChange(form: CaseForm): void;
}

const MOST = 20;

/** The members of a case. */
export function CaseFields({ form, errors, onChange }: CaseFieldsProps) {
  const set = (part: Partial<CaseForm>) => onChange({ ...form, ...part });
  return (
    <>
      <TextField
        label="Name"
        required
        maxLength={100}
        autoComplete="off"
        value={form.name}
        error={errors.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextareaField
        label="Question"
        required
        rows={3}
        hint={form.earlier.length > 0 ? `Asked after ${form.earlier.length} earlier messages.` : undefined}
        value={form.question}
        error={errors.question}
        onChange={(event) => set({ question: event.target.value })}
      />
      <TextField
        label="User"
        hint="As whom it is asked. Empty: no user."
        maxLength={200}
        autoComplete="off"
        mono
        value={form.userId}
        onChange={(event) => set({ userId: event.target.value })}
      />
      <Expectations form={form} errors={errors} onChange={onChange} />
      <ToolAnswers form={form} errors={errors} onChange={onChange} />
    </>
  );
}

function replaced<T extends { id: number }>(rows: T[], row: T): T[] {
  return rows.map((each) => (each.id === row.id ? row : each));
}

function Expectations({ form, errors, onChange }: CaseFieldsProps) {
  const rows = form.expectations;
  const set = (expectations: ExpectationRow[]) => onChange({ ...form, expectations });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="pb-1 font-medium text-form">The answer</legend>
      {rows.map((row, index) => (
        <div key={row.id} className="flex min-w-0 items-start gap-2 border-line border-l-2 pl-3">
          <ExpectationFields
            row={row}
            place={index + 1}
            errors={errors}
            onChange={(next) => set(replaced(rows, next))}
          />
          <IconButton
            label={`Remove expectation ${index + 1}`}
            icon={<Trash2 aria-hidden="true" />}
            className="mt-6"
            onClick={() => set(rows.filter((each) => each !== row))}
          />
        </div>
      ))}
      {errors.expectations && <p className="text-danger text-meta">{errors.expectations}</p>}
      {rows.length < MOST && (
        <div>
          <Button size="small" onClick={() => set([...rows, newExpectation()])}>
            <Plus aria-hidden="true" />
            Add expectation
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface ExpectationFieldsProps {
  row: ExpectationRow;
  place: number;
  errors: FormErrors;
  onChange(row: ExpectationRow): void;
}

const valueLabels: Record<ExpectationKind, string> = {
  contains: 'Text',
  not_contains: 'Text',
  equals: 'Text',
  matches: 'Pattern',
  calls_tool: 'Tool',
  answers_within: 'Milliseconds',
};

function ExpectationFields({ row, place, errors, onChange }: ExpectationFieldsProps) {
  const isText = row.kind !== 'calls_tool' && row.kind !== 'answers_within';
  return (
    <div className="grid min-w-0 grow gap-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
      <SelectField
        label={`Expectation ${place}`}
        value={row.kind}
        onChange={(event) => onChange({ ...row, kind: kindOf(event.target.value) })}
      >
        {Object.entries(expectationLabels).map(([kind, text]) => (
          <option key={kind} value={kind}>
            {text}
          </option>
        ))}
      </SelectField>
      <TextField
        label={valueLabels[row.kind]}
        mono={row.kind === 'matches' || row.kind === 'calls_tool'}
        autoComplete="off"
        value={row.text}
        error={errors[fieldOf.expectation(row)]}
        onChange={(event) => onChange({ ...row, text: event.target.value })}
      />
      {isText && (
        <CheckboxField
          className="sm:col-start-2"
          label="Ignore upper and lower case"
          checked={row.ignoreCase}
          onChange={(event) => onChange({ ...row, ignoreCase: event.target.checked })}
        />
      )}
      {row.kind === 'calls_tool' && (
        <TextareaField
          className="sm:col-span-2"
          label="With arguments like"
          hint="JSON; the call may have more members. Empty: any."
          rows={2}
          spellCheck={false}
          value={row.arguments}
          error={errors[fieldOf.arguments(row)]}
          onChange={(event) => onChange({ ...row, arguments: event.target.value })}
        />
      )}
    </div>
  );
}

function kindOf(value: string): ExpectationKind {
  const kinds = Object.keys(expectationLabels) as ExpectationKind[];
  return kinds.find((kind) => kind === value) ?? 'contains';
}

function ToolAnswers({ form, errors, onChange }: CaseFieldsProps) {
  const rows = form.toolAnswers;
  const set = (toolAnswers: ToolAnswerRow[]) => onChange({ ...form, toolAnswers });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="font-medium text-form">Mocked tool answers</legend>
      <p className="text-meta text-muted">
        A tool that is called and named here is answered, and it goes on.
      </p>
      {rows.map((row, index) => (
        <div key={row.id} className="flex min-w-0 items-start gap-2 border-line border-l-2 pl-3">
          <div className="grid min-w-0 grow gap-2">
            <TextField
              label={`Tool ${index + 1}`}
              mono
              maxLength={64}
              autoComplete="off"
              value={row.name}
              error={errors[fieldOf.tool(row)]}
              onChange={(event) => set(replaced(rows, { ...row, name: event.target.value }))}
            />
            <TextareaField
              label={`Answer of tool ${index + 1}`}
              hint="JSON"
              rows={2}
              spellCheck={false}
              value={row.result}
              error={errors[fieldOf.result(row)]}
              onChange={(event) => set(replaced(rows, { ...row, result: event.target.value }))}
            />
          </div>
          <IconButton
            label={`Remove tool ${index + 1}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => set(rows.filter((each) => each !== row))}
          />
        </div>
      ))}
      {rows.length < MOST && (
        <div>
          <Button size="small" onClick={() => set([...rows, newToolAnswer()])}>
            <Plus aria-hidden="true" />
            Add tool answer
          </Button>
        </div>
      )}
    </fieldset>
  );
}
