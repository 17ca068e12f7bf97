import { pointsText } from '../points-text';
import { ExactTime } from '../ui/exact-time';
import { dateText } from '../ui/relative-time-text';
import type { Evolution, Series } from './evolution-series';
import { scoreLabel } from './score-text';

const TWO_DAYS = 2 * 24 * 60 * 60_000;

/** One line a score on one axis of time. A score holds until it is changed, so lines are steps. */
export function EvolutionChart({ evolution }: { evolution: Evolution }) {
  const { from, to, series } = evolution;
  const place = (at: number) => `${(100 * (at - from)) / (to - from)}%`;
  return (
    <figure aria-label="Scores over time">
      <ul>
        {series.map((each) => (
          <li
            key={each.name}
            className="grid grid-cols-[8.5rem_minmax(0,1fr)_2.5rem] items-center gap-2 border-line border-b py-1 text-table max-sm:grid-cols-[minmax(0,1fr)_2.5rem]"
          >
            <span className="truncate max-sm:col-span-2">{scoreLabel(each.name)}</span>
            <span className="sr-only">{spoken(each)}</span>
            <Steps series={each} place={place} />
            <span aria-hidden="true" className="text-right tabular-nums">
              {pointsText(last(each))}
            </span>
          </li>
        ))}
      </ul>
      <p
        aria-hidden="true"
        className="flex justify-between gap-2 pt-1 text-meta text-muted sm:ml-36 sm:mr-12"
      >
        {to - from > TWO_DAYS ? dateText(from) : <ExactTime at={new Date(from).toISOString()} />}
        <span>now</span>
      </p>
    </figure>
  );
}

const last = ({ steps }: Series) => steps.at(-1)?.score ?? 0.5;
const level = (score: number) => `${100 - score * 100}%`;

function spoken({ steps, changes }: Series): string {
  const now = pointsText(steps.at(-1)?.score ?? 0.5);
  if (changes === 0) return `${now}, not changed`;
  const times = changes === 1 ? 'once' : `${changes} times`;
  return `${now}, changed ${times}, from ${pointsText(steps[0]?.score ?? 0.5)}`;
}

function Steps({ series, place }: { series: Series; place: (at: number) => string }) {
  const { steps } = series;
  return (
    <span className="block py-1">
      <svg aria-hidden="true" className="block h-10 w-full overflow-visible">
        <rect width="100%" height="100%" className="fill-sunken" />
        <line x2="100%" y1="50%" y2="50%" className="stroke-line" />
        {steps.map(({ at, score }, index) => {
          const next = steps[index + 1];
          const end = next ? place(next.at) : '100%';
          return (
            <g key={at} strokeWidth="1.5" className="stroke-ink">
              <line x1={place(at)} x2={end} y1={level(score)} y2={level(score)} />
              {next && <line x1={end} x2={end} y1={level(score)} y2={level(next.score)} />}
              {index > 0 && <circle cx={place(at)} cy={level(score)} r="2" className="fill-ink" />}
            </g>
          );
        })}
        <circle cx="100%" cy={level(last(series))} r="4" className="fill-ink" />
      </svg>
    </span>
  );
}
