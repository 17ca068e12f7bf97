'use client';

import type { AgentCase } from '@/lib/contract/cases';
import { DataActions, DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Status } from '../ui/status';
import { unlessDouble } from '../ui/unless-double';
import { expectationText } from './case-form';
import { cellOutcome } from './run-texts';

interface CaseTableProps {
  cases: AgentCase[];
  chosen: ReadonlySet<string>;
  deleting: string | undefined;
  onChoose(chosen: Set<string>): void;
  onEdit(one: AgentCase): void;
  onDelete(one: AgentCase): void;
}

/** The cases with what they expect and how they did the last time; those that are ticked are run. */
export function CaseTable({ cases, chosen, deleting, onChoose, onEdit, onDelete }: CaseTableProps) {
  const isAll = cases.every(({ case_id: id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <DataTable
      label="Cases"
      columns={
        <>
          <col className="w-9" />
          <col className="md:w-2/5" />
          <col className="max-md:hidden" />
          <col className="w-28" />
          <col className="w-20" />
        </>
      }
      head={
        <>
          <DataHead>
            <Checkbox
              aria-label="All cases"
              checked={isAll}
              onChange={() => onChoose(new Set(isAll ? [] : cases.map(({ case_id: id }) => id)))}
            />
          </DataHead>
          <DataHead>Case</DataHead>
          <DataHead className="max-md:hidden">Its answer</DataHead>
          <DataHead>Last run</DataHead>
          <DataHead>
            <span className="sr-only">Acts</span>
          </DataHead>
        </>
      }
    >
      {cases.map((one) => (
        <DataRow key={one.case_id}>
          <DataCell>
            <Checkbox
              aria-label={`Run ${one.name}`}
              checked={chosen.has(one.case_id)}
              onChange={() => toggle(one.case_id)}
            />
          </DataCell>
          <DataCell>
            <button
              type="button"
              aria-haspopup="dialog"
              onClick={() => onEdit(one)}
              className="block max-w-full truncate rounded-control text-left font-medium hover:underline"
            >
              {one.name}
            </button>
          </DataCell>
          <DataCell className="text-muted max-md:hidden">
            {one.expectations.map(expectationText).join(', ')}
          </DataCell>
          <DataCell>
            <LastRun one={one} />
          </DataCell>
          <DataActions>
            <Button
              size="small"
              variant="ghost"
              aria-label={`Delete ${one.name}`}
              busy={deleting === one.case_id}
              aria-disabled={deleting !== undefined}
              onClick={unlessDouble(() => onDelete(one))}
            >
              Delete
            </Button>
          </DataActions>
        </DataRow>
      ))}
    </DataTable>
  );
}

function LastRun({ one: { last_run: last } }: { one: AgentCase }) {
  if (!last) return <span className="text-faint">never</span>;
  const { passed, answers } = last;
  const { kind } = cellOutcome({ answers, passed, failed: answers - passed, errors: 0 });
  return (
    <Status kind={kind}>
      <span className="tabular-nums">
        {passed}/{answers}
      </span>
    </Status>
  );
}
