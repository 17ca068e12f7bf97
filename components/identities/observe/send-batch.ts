import type { Observation } from '@/lib/contract/identities';
import type { TakeBatchReply } from '@/lib/contract/identity-views';
import type { Problem } from '@/lib/contract/problem';
import type { Sending } from '@/lib/jobs';
import type { Piece } from './read-rows';

export const nothingSent = (cycle: number): Sending => ({ taken: 0, requests: 0, lastLine: 0, cycle });

interface BatchWork {
  piece(from: number): Promise<Piece | undefined>;
  send(observations: Observation[], afterCycle: number): Promise<TakeBatchReply>;
  /** What was thrown, and whether anybody answered at all. */
  problemOf(error: unknown): { problem: Problem; isUnanswered: boolean };
  /** The API takes a request that follows a cycle once, however often it is sent. */
  isTakenOnce: boolean;
  isStopped(): boolean;
  /** The page is left: whoever goes on does so from what was told last. */
  isLeft(): boolean;
  /** After a request that nobody answered: waits a while, if it is to be sent once more. */
  isSentAgain(sending: Sending): Promise<boolean>;
  /** Told before a request and after it. */
  onProgress(sending: Sending): void;
}

/**
 * Sends the rows in their order, one request after the other: an observation means what it means after those before it.
 * A request is taken as a whole or not at all, so what was taken is known to the row. A request that nobody answered
 * is sent again, also by whoever goes on later: it follows the same cycle, so it is taken once. Without an end the page
 * was left.
 */
export async function sendBatch(work: BatchWork, from: Sending): Promise<Sending> {
  const { taken, requests, lastLine, cycle, snapshot, isAsked = false } = from;
  let sending: Sending = { taken, requests, lastLine, cycle, isAsked, ...(snapshot && { snapshot }) };
  for (let piece = await work.piece(taken); piece; piece = await work.piece(sending.taken)) {
    if (work.isLeft()) return sending;
    if (work.isStopped() && !sending.isAsked) return { ...sending, end: 'stopped' };
    const next = await sendPiece(work, sending, piece);
    const isAgain = next.end === 'unanswered' && work.isTakenOnce && (await work.isSentAgain(next));
    if (next.end && !isAgain) return next;
    sending = isAgain ? { ...sending, isAsked: true } : next;
    work.onProgress(sending);
  }
  return { ...sending, end: 'whole' };
}

async function sendPiece(work: BatchWork, before: Sending, piece: Piece): Promise<Sending> {
  const { observations, firstLine, lastLine } = piece;
  const wasAsked = before.isAsked === true;
  const asked: Sending = { ...before, isAsked: true };
  const failedLines: [number, number] = [firstLine, lastLine];
  if (wasAsked && !work.isTakenOnce) return { ...asked, end: 'unanswered', failedLines };
  work.onProgress(asked);
  try {
    const { taken, snapshot } = await work.send(observations, before.cycle);
    const { cycle } = snapshot;
    if (taken || (wasAsked && cycle === before.cycle + observations.length)) {
      const known = { taken: before.taken + observations.length, requests: before.requests + 1 };
      return { ...known, lastLine, cycle, snapshot, isAsked: false };
    }
    if (wasAsked) return { ...asked, snapshot, end: 'unclear', failedLines };
    // Somebody else observed in between: it is sent again, after that.
    return { ...before, cycle, isAsked: false };
  } catch (error) {
    const { problem, isUnanswered } = work.problemOf(error);
    // What was asked before may have been taken, whatever is said to it now.
    const isUnknown = isUnanswered || wasAsked;
    const end = isUnknown ? 'unanswered' : 'refused';
    return { ...before, isAsked: isUnknown, end, problem, failedLines };
  }
}
