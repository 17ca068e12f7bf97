import { type Mark, MarkShape } from './score-marks';
import { isChanged, type ScoreRow, scoreLabel, spokenScore } from './score-text';

const RADIUS = 96;
const RINGS = [0.25, 0.5, 0.75, 1];

interface Point {
  x: number;
  y: number;
}

/** The first score points up, the others follow clockwise. */
function pointAt(index: number, count: number, distance: number): Point {
  const angle = (index / count) * 2 * Math.PI;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(Math.sin(angle) * distance), y: round(-Math.cos(angle) * distance) };
}

const pathOf = (points: Point[]) => `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;

const outlines: Record<Mark, string> = {
  live: 'stroke-ink',
  draft: 'stroke-ink',
  parent: 'stroke-muted',
};
/** A draft is dashed and a parent dotted, so that crossing outlines can be told apart. */
const dashes: Record<Mark, string | undefined> = { live: undefined, draft: '6 3', parent: '1 3' };

/** The same scores as one shape. */
export function Radar({ label, rows }: { label: string; rows: ScoreRow[] }) {
  const isDraft = rows.some(isChanged);
  const hasParent = rows.some(({ parent }) => parent !== undefined);
  const spoken = rows.map((row) => `${scoreLabel(row.name)} ${spokenScore(row)}`).join('; ');
  return (
    <svg
      viewBox="-120 -124 240 240"
      role="img"
      aria-label={`${label}: ${spoken}`}
      className="mx-auto block h-60 w-60 max-w-full overflow-visible"
    >
      {RINGS.map((ring) => (
        <path
          key={ring}
          d={pathOf(rows.map((_row, index) => pointAt(index, rows.length, RADIUS * ring)))}
          fill="none"
          className="stroke-line"
        />
      ))}
      {rows.map(({ name }, index) => (
        <Spoke key={name} name={scoreLabel(name)} end={pointAt(index, rows.length, RADIUS)} />
      ))}
      {hasParent && <Shape mark="parent" values={rows.map(({ parent, live }) => parent ?? live)} />}
      <Shape mark="live" values={rows.map(({ live }) => live)} />
      {isDraft && (
        <Shape mark="draft" values={rows.map(({ draft }) => draft)} isMarked={rows.map(isChanged)} />
      )}
    </svg>
  );
}

function Spoke({ name, end }: { name: string; end: Point }) {
  const anchor = Math.abs(end.x) < 1 ? 'middle' : end.x > 0 ? 'start' : 'end';
  const x = end.x * 1.08;
  const y = end.y * 1.08 + (end.y < 0 ? 0 : 10);
  return (
    <g>
      <line x2={end.x} y2={end.y} className="stroke-line" />
      <text x={x} y={y} textAnchor={anchor} className="fill-muted text-meta max-sm:hidden">
        {name}
      </text>
      {/* On a phone there is room for the first letter only. */}
      <text x={x} y={y} textAnchor={anchor} className="fill-muted text-meta sm:hidden">
        {name.charAt(0)}
      </text>
    </g>
  );
}

interface ShapeProps {
  mark: Mark;
  values: number[];
  /** The corners that carry a mark; all of them when left out. */
  isMarked?: boolean[];
}

function Shape({ mark, values, isMarked }: ShapeProps) {
  const points = values.map((value, index) => pointAt(index, values.length, RADIUS * value));
  return (
    <g>
      <path
        d={pathOf(points)}
        fill="currentColor"
        fillOpacity={mark === 'live' ? 0.08 : 0}
        strokeWidth="1.5"
        strokeDasharray={dashes[mark]}
        className={outlines[mark]}
      />
      {points.map(({ x, y }, index) =>
        isMarked?.[index] === false ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place.
          <g key={index} transform={`translate(${x} ${y}) scale(0.75)`}>
            <MarkShape mark={mark} />
          </g>
        ),
      )}
    </g>
  );
}
