import type { CockpitAddress } from '@/lib/paths';

export type SearchParams = Record<string, string | string[] | undefined>;

/** A cycle; what is none is left out, as if it had not been given. */
function cycleOf(value: SearchParams[string]): number | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

/** Of a range both ends or none. */
export function readCockpitAddress({ from, to, cycle }: SearchParams): CockpitAddress {
  const range = { from: cycleOf(from), to: cycleOf(to) };
  const isRange = range.from !== undefined && range.to !== undefined && range.from <= range.to;
  return { ...(isRange && range), cycle: cycleOf(cycle) };
}

export function readHistoryAddress({ before }: SearchParams): { before?: number | undefined } {
  const cycle = cycleOf(before);
  // There is no cycle before the first.
  return { before: cycle === 1 ? undefined : cycle };
}
