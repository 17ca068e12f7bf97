import clsx from 'clsx';
import { DataCell, DataHead, DataRow, DataTable } from '../data-table';
import { differenceText, pointsText } from '../points-text';
import { isChanged, type ScoreRow, scoreLabel } from './score-text';

interface ScoreTableProps {
  label: string;
  rows: ScoreRow[];
  hasParent: boolean;
  /** What is known about each, from 0 to 1. */
  confidence?: Partial<Record<string, number>>;
}

const number = 'text-right tabular-nums';

/** What the charts show, in numbers. */
export function ScoreTable({ label, rows, hasParent, confidence }: ScoreTableProps) {
  return (
    <DataTable
      compact
      label={label}
      columns={
        <>
          <col />
          <col className="w-14" />
          <col className="w-24" />
          {hasParent && <col className="w-16" />}
          {confidence && <col className="w-24 max-sm:w-0" />}
        </>
      }
      head={
        <>
          <DataHead>Score</DataHead>
          <DataHead className={number}>Live</DataHead>
          <DataHead className={number}>Draft</DataHead>
          {hasParent && <DataHead className={number}>Parent</DataHead>}
          {confidence && <DataHead className={clsx(number, 'max-sm:hidden')}>Confidence</DataHead>}
        </>
      }
    >
      {rows.map((row) => (
        <DataRow key={row.name}>
          <th scope="row" className="truncate border-line border-b px-2 text-left font-normal">
            {scoreLabel(row.name)}
          </th>
          <DataCell className={number}>{pointsText(row.live)}</DataCell>
          <DataCell className={clsx(number, isChanged(row) && 'font-medium')}>
            <Draft row={row} />
          </DataCell>
          {hasParent && (
            <DataCell className={number}>{row.parent === undefined ? '–' : pointsText(row.parent)}</DataCell>
          )}
          {confidence && (
            <DataCell className={clsx(number, 'max-sm:hidden')}>
              {Math.round((confidence[row.name] ?? 0) * 100)} %
            </DataCell>
          )}
        </DataRow>
      ))}
    </DataTable>
  );
}

function Draft({ row }: { row: ScoreRow }) {
  if (!isChanged(row)) return <span className="text-muted">same</span>;
  return (
    <>
      <span className="text-muted">{differenceText(row.live, row.draft)}</span> {pointsText(row.draft)}
    </>
  );
}
