'use client';

import { useEffect, useRef, useState } from 'react';
import { DataCell, DataHead, DataRow, DataTable } from '../../data-table';
import { Button } from '../../ui/button';
import type { ChartRow, Charts } from './chart-rows';
import { levelWord } from './level-status';
import { tenths } from './lines';

const PAGE = 50;
const number = 'text-right tabular-nums';

interface ChartsTableProps {
  charts: Charts;
  /** The cycle that is read. */
  place: number;
  onChoose: (place: number) => void;
}

/** What all charts draw, in numbers: a row a cycle, some pages of them. */
export function ChartsTable({ charts, place, onChoose }: ChartsTableProps) {
  const { cycles, rows } = charts;
  const [page, setPage] = usePageOf(place);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  const first = page * PAGE;
  const shown = cycles.slice(first, first + PAGE);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 ref={heading} tabIndex={-1} className="font-medium text-form">
          In numbers
        </h3>
        <span className="flex items-center gap-2 text-table">
          <span className="text-muted tabular-nums">
            {first + 1} to {first + shown.length} of {cycles.length}
          </span>
          <Button size="small" aria-disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </Button>
          <Button
            size="small"
            aria-disabled={first + PAGE >= cycles.length}
            onClick={() => setPage(page + 1)}
          >
            Next
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
      <section tabIndex={0} aria-label="Table of the charts" className="overflow-x-auto">
        <DataTable
          compact
          label="Charts in numbers"
          rowCount={cycles.length + 1}
          className="min-w-325"
          columns={
            <>
              <col className="w-20" />
              {columnsOf(rows).map(({ label, isWord }) => (
                <col key={label} className={isWord ? 'w-24' : undefined} />
              ))}
            </>
          }
          head={
            <>
              <DataHead className="static! text-right">Cycle</DataHead>
              {columnsOf(rows).map(({ label, isWord }) => (
                <DataHead key={label} className={isWord ? 'static!' : `static! ${number}`}>
                  {label}
                </DataHead>
              ))}
            </>
          }
        >
          {shown.map((cycle, index) => (
            <DataRow key={cycle} aria-rowindex={first + index + 2} selected={first + index === place}>
              <DataCell className={number}>
                <button
                  type="button"
                  className="min-h-6 min-w-6 text-accent underline underline-offset-2"
                  aria-label={`Read cycle ${cycle.toLocaleString('en')}`}
                  onClick={() => onChoose(first + index)}
                >
                  {cycle.toLocaleString('en')}
                </button>
              </DataCell>
              {columnsOf(rows).map(({ label, isWord, textAt }) => (
                <DataCell key={label} className={isWord ? undefined : number}>
                  {textAt(first + index)}
                </DataCell>
              ))}
            </DataRow>
          ))}
        </DataTable>
      </section>
    </div>
  );
}

/** The page that has the cycle that is read, unless the reader has turned to another since. */
function usePageOf(place: number): [number, (page: number) => void] {
  const [turned, setTurned] = useState<{ at: number; page: number }>();
  const page = turned?.at === place ? turned.page : Math.floor(Math.max(0, place) / PAGE);
  return [page, (next) => setTurned({ at: place, page: next })];
}

interface Column {
  label: string;
  isWord: boolean;
  textAt(place: number): string;
}

function columnsOf(rows: readonly ChartRow[]): Column[] {
  return rows.flatMap((row) => {
    const values = { label: row.label, isWord: false, textAt: (at: number) => tenths(row.values[at] ?? 0) };
    const { scale, states, peaks } = row;
    if (!scale || !states || !peaks) return [values];
    const words = (label: string, list: string[]) => ({
      label,
      isWord: true,
      textAt: (at: number) => levelWord(scale, list[at] ?? ''),
    });
    if (scale === 'drift') return [values, words('Level of drift', states)];
    return [values, words('Level', states), words('Highest', peaks)];
  });
}
