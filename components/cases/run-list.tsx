'use client';

import type { CaseRun } from '@/lib/contract/cases';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { Section } from '../section';
import { RelativeTime } from '../ui/relative-time';
import { Status } from '../ui/status';
import { runOutcome } from './run-texts';

interface RunListProps {
  runs: CaseRun[];
  shownId: string | undefined;
  now: number;
  onShow(runId: string): void;
}

/** Runs so far, the newest first. */
export function RunList({ runs, shownId, now, onShow }: RunListProps) {
  return (
    <Section title="Runs so far" description="The newest thirty are kept.">
      <DataTable
        label="Runs"
        compact
        columns={
          <>
            <col className="w-24" />
            <col />
            <col className="w-24" />
            <col className="w-44 max-md:hidden" />
          </>
        }
        head={
          <>
            <DataHead>When</DataHead>
            <DataHead>Outcome</DataHead>
            <DataHead>Passed</DataHead>
            <DataHead className="max-md:hidden">Of</DataHead>
          </>
        }
      >
        {runs.map((run) => {
          const { word, kind } = runOutcome(run);
          return (
            <DataRow key={run.run_id} selected={run.run_id === shownId}>
              <DataCell className="text-muted">
                <RelativeTime at={run.created_at} now={now} />
              </DataCell>
              <DataCell>
                <button
                  type="button"
                  aria-pressed={run.run_id === shownId}
                  onClick={() => onShow(run.run_id)}
                  className="max-w-full rounded-control text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
                >
                  <span className="sr-only">Show: </span>
                  <Status kind={kind}>{word}</Status>
                </button>
              </DataCell>
              <DataCell className="tabular-nums">
                {run.passed}/{run.passed + run.failed + run.errors}
              </DataCell>
              <DataCell className="text-muted max-md:hidden">
                {run.cases.length} {run.cases.length === 1 ? 'case' : 'cases'} × {run.instances.length} ×{' '}
                {run.repeats}
              </DataCell>
            </DataRow>
          );
        })}
      </DataTable>
    </Section>
  );
}
