'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { CaseRunDetail, RunCell } from '@/lib/contract/cases';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { CheckboxField } from '../ui/checkbox';
import { Status } from '../ui/status';
import { useDialog } from '../use-dialog';
import { RunGrid } from './run-grid';
import { runOutcome, runSentence } from './run-texts';
import { runResultId } from './use-runs';

const ResultsDialog = dynamic(() => import('./results-dialog').then((part) => part.ResultsDialog), {
  ssr: false,
});

interface RunResultProps {
  agentId: string;
  detail: CaseRunDetail;
  isStopping: boolean;
  canStart: boolean;
  onStop(): void;
  onRunFailed(): void;
}

/** One run: how it stands, its rates, and what can be done with it. */
export function RunResult({ agentId, detail, isStopping, canStart, onStop, onRunFailed }: RunResultProps) {
  const { run, cells } = detail;
  const [failingOnly, setFailingOnly] = useState(false);
  const [opened, setOpened] = useState<RunCell>();
  const dialog = useDialog();
  const { word, kind } = runOutcome(run);
  const isRunning = run.status === 'running';
  // As it is now: the run may have gone on since it was opened.
  const cell = cells.find((each) => isSame(each, opened)) ?? opened;
  return (
    <section
      id={runResultId}
      tabIndex={-1}
      aria-label="Run"
      aria-busy={isRunning}
      className="flex min-w-0 flex-col gap-3 outline-none"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Status kind={kind} tinted>
          {word}
        </Status>
        {run.is_draft && <Badge>Draft</Badge>}
        {run.failed_of && <Badge>Failed again</Badge>}
        {run.provider === 'rehearsal' && <Badge>Rehearsal, no language model</Badge>}
        {isRunning && (
          <Button size="small" busy={isStopping} onClick={onStop}>
            Stop
          </Button>
        )}
        {!isRunning && run.failed + run.errors > 0 && (
          <Button size="small" aria-disabled={!canStart} onClick={onRunFailed}>
            Run failed again
          </Button>
        )}
      </div>
      <p className="max-w-prose text-form">{runSentence(run)}</p>
      <CheckboxField
        label="Failing cases only"
        checked={failingOnly}
        onChange={(event) => setFailingOnly(event.target.checked)}
      />
      <RunGrid
        run={run}
        cells={cells}
        failingOnly={failingOnly}
        onOpen={(chosen) => {
          setOpened(chosen);
          dialog.show();
        }}
      />
      {dialog.wanted && cell && (
        <ResultsDialog
          key={dialog.key}
          agentId={agentId}
          run={run}
          cell={cell}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
        />
      )}
    </section>
  );
}

function isSame(one: RunCell, other: RunCell | undefined): boolean {
  return one.case_id === other?.case_id && one.instance_id === other.instance_id;
}
