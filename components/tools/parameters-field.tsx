'use client';

import dynamic from 'next/dynamic';
import { useId, useRef, useState } from 'react';
import { type CheckedText, checkSchemaText, type PlacedProblem } from '@/lib/tool-text';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/skeleton';
import { StatusGlyph } from '../ui/status';
import { CodeBlock } from './code-block';
import type { EditorHandle } from './json-editor';
import { SchemaProblems } from './schema-problems';
import { toolLabels } from './tool-checks';

const loadEditor = () => import('./json-editor');
const JsonEditor = dynamic(() => loadEditor().then((part) => part.JsonEditor), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

const problemsIn = (text: string) => checkSchemaText(text).problems;

interface ParametersFieldProps {
  value: string;
  error: string | undefined;
  checked: CheckedText;
  onChange(text: string): void;
}

/** The schema as text; its editor loads when it is first used. */
export function ParametersField({ value, error, checked, onChange }: ParametersFieldProps) {
  const id = useId();
  const [wanted, setWanted] = useState<{ at: number }>();
  const editor = useRef<EditorHandle>(null);
  const goTo = ({ from }: PlacedProblem) => {
    if (editor.current) editor.current.goTo(from);
    else setWanted({ at: from });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not shrink below its content.
    <div role="group" aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="min-w-0">
          <h3 id={`${id}-label`} className="font-medium text-form">
            {toolLabels.parameters}
          </h3>
          <p id={`${id}-hint`} className="max-w-prose text-meta text-muted">
            A JSON Schema of the arguments that a model sends, always one object.
          </p>
        </div>
        {!wanted && (
          <Button
            size="small"
            onPointerEnter={() => void loadEditor()}
            onFocus={() => void loadEditor()}
            onClick={() => setWanted({ at: 0 })}
          >
            Edit parameters
          </Button>
        )}
      </div>
      {wanted ? (
        <JsonEditor
          ref={editor}
          label={toolLabels.parameters}
          describedBy={`${id}-hint${error ? ` ${id}-error` : ''}`}
          invalid={error !== undefined}
          value={value}
          problemsIn={problemsIn}
          startAt={wanted.at}
          onChange={onChange}
        />
      ) : (
        <CodeBlock label="Parameters, as JSON">{value}</CodeBlock>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-center gap-1 text-danger text-meta">
          <StatusGlyph kind="failed" />
          {toolLabels.parameters} {error}
        </p>
      )}
      <SchemaProblems text={value} checked={checked} onGo={goTo} />
    </div>
  );
}
