import { memo } from 'react';
import { placeOf, type Range } from './axis';
import type { ChartRow } from './chart-rows';
import { LevelMark, LevelStatus } from './level-status';
import { barPath, HEIGHT, linePath, marksOf, type Run, runsOf, saidOf, tenths, WIDTH } from './lines';

/** Name, plot, value; on phones the plot has a line of its own. `PLOT_INSET` is where the plots lie in that. */
const GRID =
  'grid grid-cols-[7.5rem_minmax(0,1fr)_3rem] items-end gap-x-3 max-sm:grid-cols-[minmax(0,1fr)_auto]';
export const PLOT_INSET = 'mr-15 ml-33 max-sm:mx-0';

interface ChartStripProps {
  row: ChartRow;
  cycles: readonly number[];
  range: Range;
  /** The cycle that is read, as a place in the list. */
  place: number;
}

/** One chart, with what it says at the cycle that is read. */
export function ChartStrip({ row, cycles, range, place }: ChartStripProps) {
  const value = row.values[place] ?? 0;
  const level = row.states?.[place];
  return (
    <li className={`${GRID} border-line border-b py-1 text-table`}>
      <span className="flex min-w-0 flex-col justify-end self-stretch max-sm:flex-row max-sm:justify-start max-sm:gap-3">
        <span className="truncate">
          {row.label}
          {row.top < 1 && <span className="text-meta text-muted"> 0 to {row.top * 100}</span>}
        </span>
        {row.scale && level !== undefined && <LevelStatus scale={row.scale} level={level} />}
      </span>
      <span className="sr-only">{`${saidOf(row.values)}; at the cursor`}</span>
      <span className="relative block min-w-0 max-sm:col-span-2 max-sm:row-start-2">
        <Plot row={row} cycles={cycles} range={range} />
        <span aria-hidden="true" className={`absolute inset-x-0 bottom-0 block ${HIGH}`}>
          <svg
            aria-hidden="true"
            viewBox="0 0 8 8"
            className="-mt-1 -ml-1 absolute size-2"
            style={{
              left: `${placeOf(cycles[place] ?? range.from, range) * 100}%`,
              top: `${100 - (Math.min(row.top, value) / row.top) * 100}%`,
            }}
          >
            <circle cx="4" cy="4" r="4" className="fill-ink" />
          </svg>
        </span>
      </span>
      <span className="text-right tabular-nums max-sm:col-start-2 max-sm:row-start-1">{tenths(value)}</span>
    </li>
  );
}

/** Of the line in every chart. */
const HIGH = 'h-9';
const MOST_MARKS = 24;
const BARS = [
  { rank: 1, thick: 25, className: 'fill-control' },
  { rank: 2, thick: 50, className: 'fill-warn' },
  { rank: 3, thick: 75, className: 'fill-danger' },
];

/** Drawn once for a range: while the cursor moves nothing of it is drawn anew. */
const Plot = memo(function Plot({ row, cycles, range }: Omit<ChartStripProps, 'place'>) {
  return (
    <span aria-hidden="true" className="block">
      {row.peaks && <Levels runs={runsOf(cycles, row.peaks, range)} />}
      <svg aria-hidden="true" viewBox={VIEW} preserveAspectRatio="none" className={`block w-full ${HIGH}`}>
        <rect width={WIDTH} height={HEIGHT} className="fill-sunken" />
        <path d={`M0 ${HEIGHT / 2}h${WIDTH}`} vectorEffect="non-scaling-stroke" className="stroke-line" />
        <path
          d={linePath(cycles, row.values, range, row.top)}
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-ink"
        />
      </svg>
    </span>
  );
});

const VIEW = `0 0 ${WIDTH} ${HEIGHT}`;

/** A lane above the line: bars while a level lasts, the thicker the higher, and a mark where it was entered. */
function Levels({ runs }: { runs: Run[] }) {
  return (
    <span className="relative block h-3">
      <svg aria-hidden="true" viewBox={VIEW} preserveAspectRatio="none" className="block h-full w-full">
        {BARS.map(({ rank, thick, className }) => (
          <path key={rank} d={barPath(runs, rank, thick)} className={className} />
        ))}
      </svg>
      {marksOf(runs, MOST_MARKS).map(({ level, from }) => (
        <span
          key={from}
          className="-translate-x-1/2 absolute top-0 block bg-canvas"
          style={{ left: `${from * 100}%` }}
        >
          <LevelMark level={level} />
        </span>
      ))}
    </span>
  );
}
