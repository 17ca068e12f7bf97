'use client';

import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import { readJsonText } from '@/lib/json-text';
import type { StateValue } from '@/lib/state-text';
import { CodeBlock } from '../tools/code-block';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { StatusGlyph } from '../ui/status';
import { SelectField, TextareaField } from '../ui/text-field';
import { stateLabels } from './state-draft';

const loadEditor = () => import('../tools/json-editor');
const JsonEditor = dynamic(() => loadEditor().then((part) => part.JsonEditor), {
  ssr: false,
  loading: () => <Skeleton className="h-40" />,
});

interface ValueFieldsProps {
  values: StateValue;
  errors: Partial<Record<keyof StateValue, string>>;
  set(member: keyof StateValue, value: string): void;
}

const HINT = 'At most 64 KiB as JSON.';

/** The value of a state and how it is meant: a text as it stands, or JSON. */
export function ValueFields({ values, errors, set }: ValueFieldsProps) {
  return (
    <>
      <SelectField
        label={stateLabels.content_type}
        value={values.content_type}
        error={errors.content_type}
        onChange={(event) => set('content_type', event.target.value)}
      >
        <option value="text">Text</option>
        <option value="json">JSON</option>
      </SelectField>
      {values.content_type === 'json' ? (
        <JsonField value={values.value} error={errors.value} onChange={(text) => set('value', text)} />
      ) : (
        <TextareaField
          label={stateLabels.value}
          rows={4}
          hint={HINT}
          value={values.value}
          error={errors.value && `${stateLabels.value} ${errors.value}`}
          onChange={(event) => set('value', event.target.value)}
        />
      )}
    </>
  );
}

const problemsIn = (text: string) =>
  readJsonText(text).problems.map((each) => ({ ...each, place: '', level: 'error' as const }));

interface JsonFieldProps {
  value: string;
  error: string | undefined;
  onChange(text: string): void;
}

/** JSON as text; its editor loads when it is first used. */
function JsonField({ value, error, onChange }: JsonFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not shrink below its content.
    <div role="group" aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="min-w-0">
          <p id={`${id}-label`} className="font-medium text-form">
            {stateLabels.value}
          </p>
          <p id={`${id}-hint`} className="text-meta text-muted">
            {HINT}
          </p>
        </div>
        {!wanted && (
          <Button
            size="small"
            onPointerEnter={() => void loadEditor()}
            onFocus={() => void loadEditor()}
            onClick={() => setWanted(true)}
          >
            Edit value
          </Button>
        )}
      </div>
      {wanted ? (
        <JsonEditor
          ref={null}
          label={stateLabels.value}
          describedBy={`${id}-hint${error ? ` ${id}-error` : ''}`}
          invalid={error !== undefined}
          value={value}
          problemsIn={problemsIn}
          startAt={0}
          onChange={onChange}
        />
      ) : (
        <CodeBlock label="Value, as JSON">{value || ' '}</CodeBlock>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-center gap-1 text-danger text-meta">
          <StatusGlyph kind="failed" />
          {stateLabels.value} {error}
        </p>
      )}
    </div>
  );
}
