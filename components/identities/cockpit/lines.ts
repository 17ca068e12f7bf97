import { placeOf, type Range } from './axis';

/** Of the drawing that every chart is stretched from. */
export const WIDTH = 1000;
export const HEIGHT = 100;

/** Short numbers: a chart has hundreds, and the page carries all of them. */
const short = (value: number) => String(Math.round(value * 10) / 10);

const xOf = (cycle: number, range: Range) => short(placeOf(cycle, range) * WIDTH);
const yOf = (value: number, top: number) => short(HEIGHT - (Math.min(top, value) / top) * HEIGHT);

/** The line through the values, from 0 at the bottom to `top`; a value alone is a line of no length, drawn as a dot. */
export function linePath(
  cycles: readonly number[],
  values: readonly number[],
  range: Range,
  top = 1,
): string {
  const points = cycles.map((cycle, place) => `${xOf(cycle, range)} ${yOf(values[place] ?? 0, top)}`);
  const [first, ...rest] = points;
  if (first === undefined) return '';
  return rest.length === 0 ? `M${first}h0` : `M${first}L${rest.join(' ')}`;
}

/** Cycles of one level, up to where the next begins. As parts of the axis. */
export interface Run {
  level: string;
  from: number;
  to: number;
}

export function runsOf(cycles: readonly number[], levels: readonly string[], range: Range): Run[] {
  const runs: Run[] = [];
  for (const [place, cycle] of cycles.entries()) {
    const level = levels[place] ?? '';
    const last = runs.at(-1);
    const from = placeOf(cycle, range);
    if (last) last.to = from;
    if (last?.level !== level) runs.push({ level, from, to: from });
  }
  return runs;
}

/** How much a level is news: 0 is none. What another API calls by a word of its own has no sign. */
const RANKS = new Map([
  ['MED', 1],
  ['HIGH', 2],
  ['OVER', 3],
]);

const rankOf = (level: string) => RANKS.get(level) ?? 0;

/** Where a level was entered; of those that would stand too close together the highest. */
export function marksOf(runs: readonly Run[], most: number): Run[] {
  const marks = new Map<number, Run>();
  for (const run of runs) {
    if (rankOf(run.level) === 0) continue;
    const place = Math.min(most - 1, Math.floor(run.from * most));
    const held = marks.get(place);
    if (!held || rankOf(run.level) > rankOf(held.level)) marks.set(place, run);
  }
  return [...marks.values()];
}

const NARROWEST = 3;

/** One bar along the bottom for all runs of that rank, `thick` high; the shortest can be seen still. */
export function barPath(runs: readonly Run[], rank: number, thick: number): string {
  return runs
    .filter(({ level }) => rankOf(level) === rank)
    .map(({ from, to }) => {
      const width = Math.max(NARROWEST, (to - from) * WIDTH);
      const x = Math.min(WIDTH - width, from * WIDTH);
      return `M${short(x)} ${HEIGHT}h${short(width)}v-${thick}h-${short(width)}z`;
    })
    .join('');
}

/** What a line does, in words, for who does not see it. */
export function saidOf(values: readonly number[]): string {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return 'no value';
  const [lowest, highest] = [Math.min(...values), Math.max(...values)].map(tenths);
  return `from ${tenths(first)} to ${tenths(last)}, between ${lowest} and ${highest}`;
}

/** A fraction in points, as charts and their tables read it: "41.2". */
export function tenths(fraction: number): string {
  return (Math.round(fraction * 1000) / 10).toFixed(1);
}

/** "+1.2" or "−0.4"; "0" where both read the same. */
export function changeText(from: number, to: number): string {
  const change = Math.round(to * 1000) - Math.round(from * 1000);
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${tenths(Math.abs(change) / 1000)}`;
}
