/** Cycles from the one to the other, both shown. */
export interface Range {
  from: number;
  to: number;
}

/** Steps between cycles that a zoom shows at least. */
export const SHORTEST = 9;

/** The part of the axis, 0 to 1, where a cycle stands. */
export function placeOf(cycle: number, { from, to }: Range): number {
  return to === from ? 0 : (cycle - from) / (to - from);
}

/** The place in the list of shown cycles that is nearest to a part of the axis; -1 when none is shown. */
export function nearestTo(part: number, cycles: readonly number[], range: Range): number {
  return nearestCycle(range.from + part * (range.to - range.from), cycles);
}

/** The place in the rising list that is nearest to the cycle; -1 when the list is empty. */
export function nearestCycle(cycle: number, cycles: readonly number[]): number {
  let [low, high] = [0, cycles.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((cycles[middle] ?? 0) <= cycle) low = middle;
    else high = middle;
  }
  const [below, above] = [cycles[low], cycles[high]];
  if (below === undefined || above === undefined) return -1;
  return cycle - below <= above - cycle ? low : high;
}

/** The range in whole cycles from 1 to the latest, no shorter than a zoom may be and no longer than there are cycles. */
export function within({ from, to }: Range, latest: number): Range {
  const [low, high] = from <= to ? [from, to] : [to, from];
  const span = Math.min(latest - 1, Math.max(SHORTEST, Math.round(high - low)));
  const middle = (low + high) / 2;
  const start = Math.round(Math.min(latest - span, Math.max(1, middle - span / 2)));
  return { from: start, to: start + span };
}

/** Half or twice as many cycles, with the given one staying where it is on the axis. */
export function zoomed(range: Range, factor: number, around: number, latest: number): Range {
  const span = Math.max(SHORTEST, (range.to - range.from) * factor);
  const part = Math.min(1, Math.max(0, placeOf(around, range)));
  const from = around - part * span;
  return within({ from, to: from + span }, latest);
}

/** As many cycles, so many parts of them earlier or later. */
export function moved(range: Range, parts: number, latest: number): Range {
  const step = parts * (range.to - range.from);
  return within({ from: range.from + step, to: range.to + step }, latest);
}

export function isAll({ from, to }: Range, latest: number): boolean {
  return from <= 1 && to >= latest;
}

/** Round numbers inside the range, at most so many, for marking the axis. */
export function ticksOf({ from, to }: Range, most: number): number[] {
  const raw = Math.max(1, (to - from) / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.ceil([1, 2, 5, 10].map((part) => part * power).find((size) => size >= raw) ?? raw);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}
