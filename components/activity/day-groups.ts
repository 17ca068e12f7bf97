import { dateText } from '@/components/ui/relative-time-text';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Minutes east of UTC at a moment: the reader's zone may change with summer. */
export type OffsetAt = (at: number) => number;

function dayNumber(at: number, offsetAt: OffsetAt): number {
  return Math.floor((at + offsetAt(at) * minute) / day);
}

/** "Today", "Yesterday", or the date in the reader's zone. */
function dayText(at: number, now: number, offsetAt: OffsetAt): string {
  const distance = dayNumber(now, offsetAt) - dayNumber(at, offsetAt);
  if (distance === 0) return 'Today';
  if (distance === 1) return 'Yesterday';
  return dateText(at + offsetAt(at) * minute);
}

export type DayGroup<T> = { day: string; items: T[] };

/** Cuts rows, newest first, at the reader's midnights. */
export function groupByDay<T extends { at: string }>(
  rows: readonly T[],
  now: number,
  offsetAt: OffsetAt,
): DayGroup<T>[] {
  const groups: DayGroup<T>[] = [];
  for (const row of rows) {
    const text = dayText(Date.parse(row.at), now, offsetAt);
    const last = groups.at(-1);
    if (last?.day === text) last.items.push(row);
    else groups.push({ day: text, items: [row] });
  }
  return groups;
}
