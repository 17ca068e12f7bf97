'use client';

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { argumentOf, type FormValue, formOf } from '@/lib/tool-form';
import { prettyJson } from '@/lib/tool-text';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { ArgumentField } from './argument-field';
import { ArgumentStatus } from './argument-status';
import { CodeBlock } from './code-block';
import { MockedAnswer } from './mocked-answer';
import { type Exchange, ToolExchange } from './tool-exchange';
import { useArgumentCheck } from './use-argument-check';

interface ToolTrialProps {
  agentId: string;
  name: string;
  /** Without errors. */
  schema: unknown;
}

/** The form of the arguments, the call they make, and an answer to it. */
export function ToolTrial({ agentId, name, schema }: ToolTrialProps) {
  const form = useMemo(() => formOf(schema), [schema]);
  const [value, setValue] = useState<FormValue>(form.initial);
  const [answer, setAnswer] = useState('');
  const [exchange, setExchange] = useState<Exchange>();
  const settled = useDeferredValue(value);
  const sent = useMemo(() => argumentOf(form, settled), [form, settled]);
  const call = prettyJson({ name: name || 'unnamed', arguments: sent });
  const check = useArgumentCheck(schema, sent);
  const place = useFocusOnArrival();
  return (
    <div ref={place} tabIndex={-1} className="grid gap-6 outline-none @3xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <h3 className="font-medium text-form">Arguments</h3>
        {form.members.length === 0 && form.kind === 'group' && (
          <p className="text-form text-muted">The tool takes no arguments.</p>
        )}
        <ArgumentField field={form} path="" value={value} problems={check.problems} onChange={setValue} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex items-center gap-2">
            <h3 className="font-medium text-form">The call</h3>
            <CopyButton value={call} what="call" />
          </div>
          <CodeBlock label="The call, as JSON">{call}</CodeBlock>
          <ArgumentStatus check={check} />
        </div>
        <MockedAnswer agentId={agentId} name={name} value={answer} onChange={setAnswer} />
        <div>
          <Button onClick={() => setExchange({ call, answer, refused: check.problems.length })}>
            Call with this answer
          </Button>
        </div>
        {exchange && <ToolExchange exchange={exchange} />}
      </div>
    </div>
  );
}

/** The button that asked for this is gone. */
function useFocusOnArrival() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return place;
}
