import type { Observation } from '@/lib/contract/identities';
import type { Problem } from '@/lib/contract/problem';
import type { BatchReply } from '@/lib/queries/observations';
import type { Piece } from './read-rows';

/** How far a batch is, and how it ended. */
export interface Sending {
  /** Rows that the API said it took. */
  taken: number;
  /** Requests that were answered so. */
  requests: number;
  /** The line after which the rest was not taken. */
  lastLine: number;
  /** The identity after the last of them. */
  reply?: BatchReply;
  end?: 'whole' | 'stopped' | 'refused' | 'unanswered';
  /** Why it was refused, or not answered. */
  problem?: Problem;
  /** The lines of the request that was refused or not answered. */
  failedLines?: [number, number];
}

export const NOTHING_SENT: Sending = { taken: 0, requests: 0, lastLine: 0 };

interface BatchWork {
  piece(from: number): Promise<Piece | undefined>;
  send(observations: Observation[]): Promise<BatchReply>;
  /** What was thrown, and whether anybody answered at all. */
  problemOf(error: unknown): { problem: Problem; isUnanswered: boolean };
  isStopped(): boolean;
  onProgress(sending: Sending): void;
}

/**
 * Sends the rows in their order, one request after the other: an observation means what it means after those before it.
 * A request is taken as a whole or not at all, so what was taken is known to the row; only a request that nobody
 * answered may or may not have been.
 */
export async function sendBatch(work: BatchWork): Promise<Sending> {
  let sending = NOTHING_SENT;
  for (let piece = await work.piece(0); piece; piece = await work.piece(sending.taken)) {
    if (work.isStopped()) return { ...sending, end: 'stopped' };
    const { observations, firstLine, lastLine } = piece;
    try {
      const reply = await work.send(observations);
      const { taken, requests } = sending;
      sending = { taken: taken + reply.processed_count, requests: requests + 1, lastLine, reply };
    } catch (error) {
      const { problem, isUnanswered } = work.problemOf(error);
      const end = isUnanswered ? 'unanswered' : 'refused';
      return { ...sending, end, problem, failedLines: [firstLine, lastLine] };
    }
    work.onProgress(sending);
  }
  return { ...sending, end: 'whole' };
}
