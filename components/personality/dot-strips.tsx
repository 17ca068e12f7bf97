import { type Mark, MarkShape } from './score-marks';
import { isChanged, type ScoreRow, scoreLabel, spokenScore } from './score-text';

const TICKS = [0, 25, 50, 75, 100];
const percent = (fraction: number) => `${fraction * 100}%`;

/** One line a score from 0 to 100, its marks joined. The list reads what the marks show. */
export function DotStrips({ label, rows }: { label: string; rows: ScoreRow[] }) {
  return (
    <figure aria-label={label}>
      <ul className="flex flex-col">
        {rows.map((row) => (
          <li
            key={row.name}
            className="grid h-8 grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-2 text-table"
          >
            <span className="truncate">{scoreLabel(row.name)}</span>
            <span className="sr-only">{spokenScore(row)}</span>
            <Strip row={row} />
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2 text-meta text-muted">
        <span />
        <span className="flex justify-between tabular-nums">
          {TICKS.map((tick) => (
            <span key={tick} className="w-6 text-center">
              {tick}
            </span>
          ))}
        </span>
      </div>
    </figure>
  );
}

function Strip({ row }: { row: ScoreRow }) {
  const marks: [Mark, number][] = [
    ...(row.parent === undefined ? [] : [['parent', row.parent] satisfies [Mark, number]]),
    ['live', row.live],
    ...(isChanged(row) ? [['draft', row.draft] satisfies [Mark, number]] : []),
  ];
  const values = marks.map(([, value]) => value);
  return (
    <span className="col-start-2 row-start-1 block px-3">
      <svg aria-hidden="true" className="block h-8 w-full overflow-visible">
        <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line" />
        {TICKS.map((tick) => (
          <line key={tick} x1={`${tick}%`} x2={`${tick}%`} y1="11" y2="21" className="stroke-line" />
        ))}
        <line
          x1={percent(Math.min(...values))}
          x2={percent(Math.max(...values))}
          y1="50%"
          y2="50%"
          strokeWidth="2"
          className="stroke-ink"
        />
        {marks.map(([mark, value]) => (
          <svg key={mark} x={percent(value)} y="50%" className="overflow-visible" aria-hidden="true">
            <MarkShape mark={mark} />
          </svg>
        ))}
      </svg>
    </span>
  );
}
