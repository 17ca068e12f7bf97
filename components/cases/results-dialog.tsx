'use client';

import { useState } from 'react';
import type { CaseOutcome, CaseResult, CaseRun, RunCell } from '@/lib/contract/cases';
import { type ResultFilters, useCaseResults } from '@/lib/queries/cases';
import { problemOf } from '@/lib/queries/perform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ProblemNotice } from '../ui/problem-notice';
import { Select } from '../ui/select';
import { Spinner } from '../ui/spinner';
import { Status } from '../ui/status';

interface ResultsDialogProps {
  agentId: string;
  run: CaseRun;
  cell: RunCell;
  open: boolean;
  onOpenChange(open: boolean): void;
}

const outcomes: Record<CaseOutcome, { word: string; kind: 'active' | 'failed' | 'warning' }> = {
  passed: { word: 'Passed', kind: 'active' },
  failed: { word: 'Failed', kind: 'failed' },
  error: { word: 'Error', kind: 'warning' },
};

/** The answers of a case in an instance: those that did not pass are seen first. */
export function ResultsDialog({ agentId, run, cell, open, onOpenChange }: ResultsDialogProps) {
  const first: CaseOutcome | undefined = cell.failed > 0 ? 'failed' : cell.errors > 0 ? 'error' : undefined;
  const [outcome, setOutcome] = useState<CaseOutcome | undefined>(first);
  const filters: ResultFilters = {
    case_id: cell.case_id,
    instance_id: cell.instance_id,
    ...(outcome && { outcome }),
  };
  const done = cell.passed + cell.failed + cell.errors;
  const results = useCaseResults(agentId, run.run_id, filters, done);
  const name = run.cases.find(({ case_id: id }) => id === cell.case_id)?.name ?? 'Case';
  const place = run.instances.find(({ instance_id: id }) => id === cell.instance_id)?.name ?? 'an instance';
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={`${name} in ${place}`}
      description={`${cell.passed} of ${done} answers passed.`}
      footer={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <div className="flex min-w-0 flex-col gap-3">
        <Select
          aria-label="Outcome"
          className="w-44"
          value={outcome ?? ''}
          onChange={(event) => setOutcome(outcomeOf(event.target.value))}
        >
          <option value="">All answers</option>
          <option value="passed">Passed ({cell.passed})</option>
          <option value="failed">Failed ({cell.failed})</option>
          <option value="error">Errors ({cell.errors})</option>
        </Select>
        {results.isPending && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            Reading the answers
          </p>
        )}
        {results.error && (
          <ProblemNotice title="The answers could not be read" problem={problemOf(results.error)} />
        )}
        {results.data && (
          <ol className="flex flex-col">
            {(results.data.items ?? []).map((result) => (
              <Result key={result.result_id} result={result} />
            ))}
          </ol>
        )}
        {results.data?.items?.length === 0 && <p className="text-muted">None of them.</p>}
      </div>
    </Dialog>
  );
}

function outcomeOf(value: string): CaseOutcome | undefined {
  return value === 'passed' || value === 'failed' || value === 'error' ? value : undefined;
}

function Result({ result }: { result: CaseResult }) {
  const { word, kind } = outcomes[result.outcome];
  return (
    <li className="flex min-w-0 flex-col gap-1 border-line border-b py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-x-3 text-meta text-muted">
        <Status kind={kind}>{word}</Status>
        <span>Try {result.attempt}</span>
        {result.duration_ms !== null && <span className="tabular-nums">{result.duration_ms} ms</span>}
      </p>
      {result.reasons.map((reason) => (
        <p key={reason} className="break-words font-medium">
          {reason}
        </p>
      ))}
      {result.answer !== '' && <p className="whitespace-pre-wrap break-words">{result.answer}</p>}
      {result.tool_calls.length > 0 && (
        <ul className="flex flex-col gap-1">
          {result.tool_calls.map((call, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: calls have an order and nothing else of their own.
            <li key={place} className="break-all font-mono text-meta">
              {call.name}({JSON.stringify(call.arguments)})
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
