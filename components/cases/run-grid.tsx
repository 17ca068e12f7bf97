'use client';

import type { CaseRun, RunCell } from '@/lib/contract/cases';
import { InstanceMark } from '../instance-mark';
import { Status } from '../ui/status';
import { cellOutcome, rateText, sumOf } from './run-texts';

interface RunGridProps {
  run: CaseRun;
  cells: RunCell[];
  /** Only cases with an answer that did not pass. */
  failingOnly: boolean;
  onOpen(cell: RunCell): void;
}

/** Cases by instances, with the rate of each and of all; a cell opens its answers. */
export function RunGrid({ run, cells, failingOnly, onOpen }: RunGridProps) {
  const { instances } = run;
  const rows = run.cases
    .map((each) => ({ ...each, cells: cells.filter(({ case_id: id }) => id === each.case_id) }))
    .filter((row) => !failingOnly || row.cells.some(({ failed, errors }) => failed + errors > 0));
  if (rows.length === 0) return <p className="text-muted">No case fails in this run.</p>;
  const ofInstance = (id: string) => cells.filter(({ instance_id: place }) => place === id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    <section aria-label="Table of pass rates" tabIndex={0} className="-mx-1 overflow-x-auto px-1 pb-1">
      <table aria-label="Pass rates" className="border-separate border-spacing-0 text-table">
        <thead>
          <tr>
            <th scope="col" className={`${first} font-medium text-meta text-muted`}>
              Case
            </th>
            {instances.map(({ instance_id: id, name }) => (
              <th key={id} scope="col" className={head}>
                <span className="flex max-w-36 items-center gap-1.5">
                  <InstanceMark id={id} name={name} />
                  <span className="min-w-0 truncate" data-tooltip={name}>
                    {name}
                  </span>
                </span>
              </th>
            ))}
            <th scope="col" className={head}>
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.case_id}>
              <th scope="row" className={`${first} font-medium`}>
                <span className="block w-40 truncate md:w-64" data-tooltip={row.name}>
                  {row.name}
                </span>
              </th>
              {instances.map(({ instance_id: id, name }) => (
                <GridCell
                  key={id}
                  cell={row.cells.find(({ instance_id: place }) => place === id)}
                  label={`${row.name} in ${name}`}
                  onOpen={onOpen}
                />
              ))}
              <td className={total}>{rateText(sumOf(row.cells))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={`${first} font-medium text-muted`}>
              All cases
            </th>
            {instances.map(({ instance_id: id }) => (
              <td key={id} className={total}>
                {rateText(sumOf(ofInstance(id)))}
              </td>
            ))}
            <td className={total}>{rateText(sumOf(cells))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const first = 'sticky left-0 z-1 h-8 border-line border-b bg-canvas px-2 text-left';
const head = 'h-8 border-line border-b px-2 text-left font-medium';
const total = 'h-8 border-line border-b px-2 text-muted tabular-nums';

interface GridCellProps {
  cell: RunCell | undefined;
  label: string;
  onOpen(cell: RunCell): void;
}

function GridCell({ cell, label, onOpen }: GridCellProps) {
  if (!cell) return <td className="h-8 border-line border-b px-2 text-faint">not run</td>;
  const { word, kind } = cellOutcome(cell);
  const isWaiting = kind === 'pending';
  return (
    <td className="border-line border-b px-1">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${rateText(cell)} ${word}: ${label}`}
        aria-disabled={isWaiting || undefined}
        onClick={() => !isWaiting && onOpen(cell)}
        className="flex h-7 w-full items-center rounded-control px-1 hover:bg-hover aria-disabled:cursor-default touch:h-11"
      >
        <Status kind={kind}>
          <span className="tabular-nums">
            {isWaiting ? '' : `${rateText(cell)} `}
            {word}
          </span>
        </Status>
      </button>
    </td>
  );
}
