import type { BatchJob } from '@/lib/jobs';

export const counted = (count: number) => count.toLocaleString('en');

/** What stands above the receipt of a batch that did not end by itself. */
export function titleOf({ sending }: BatchJob): string {
  const [first, last] = sending.failedLines ?? [0, 0];
  const lines = `lines ${counted(first)} to ${counted(last)}`;
  if (sending.end === 'refused') return `The API refused ${lines}`;
  if (sending.end === 'lost') return 'This browser can no longer read the file';
  if (sending.end === 'unclear') return `Others observed before ${lines} were answered`;
  return `Nobody answered to ${lines}`;
}

/** What was taken for sure, and what to do about the rest. */
export function adviceOf({ isTakenOnce, rows, sending }: BatchJob): string {
  const { end, taken, lastLine, snapshot, isAsked } = sending;
  const first = counted(sending.failedLines?.[0] ?? lastLine + 1);
  const before = taken === 0 ? 'None was taken before.' : `The ${counted(taken)} before were taken.`;
  if (end === 'lost') {
    return `The ${counted(taken)} of ${counted(rows)} up to line ${counted(lastLine)} were taken${isAsked ? ', and perhaps those of the next request' : ''}.`;
  }
  if (end === 'refused') return `${before} Nothing from line ${first} on was.`;
  if (end === 'unanswered' && isTakenOnce) {
    return `${before} Go on sends these again: if they were taken already, they are not taken twice.`;
  }
  const stood = snapshot ? ` Before them it stood at cycle ${counted(sending.cycle)}.` : '';
  return `${before} These may have been taken or not: look at the history before you send them again.${stood}`;
}

export function restOf({ rows, sending: { taken, lastLine } }: BatchJob): string {
  if (taken === 0) return 'Nothing was taken.';
  return `The ${counted(taken)} up to line ${counted(lastLine)} were taken, the ${counted(rows - taken)} after it were not.`;
}
