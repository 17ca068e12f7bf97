import type { Observation } from '@/lib/contract/identities';
import type { TakeBatchReply } from '@/lib/contract/identity-views';
import { type BatchJob, batchJob, changeBatch, type Sending } from '@/lib/jobs';
import { isUnreachable, problemOf } from '@/lib/queries/perform';
import { openBatchFile } from './batch-file';
import { dropFile, keptFile } from './kept-files';
import { sendBatch } from './send-batch';

interface Run {
  /** Of the jobs. */
  place: string;
  id: string;
  send(observations: Observation[], afterCycle: number): Promise<TakeBatchReply>;
  onEnd(job: BatchJob): void;
  signal: AbortSignal;
}

/** Sends what is left of a batch; of several tabs the one that comes first, and the next when that one is closed. */
export async function runBatch(run: Run): Promise<void> {
  const { place, id, signal } = run;
  await alone(id, signal, async () => {
    const job = batchJob(place, id);
    if (signal.aborted || !job || job.sending.end) return;
    const sending = await sendRest(run, job);
    changeBatch(place, id, { sending });
    if (!sending.end) return;
    if (sending.end === 'whole') await dropFile(id);
    run.onEnd({ ...job, sending });
  });
}

async function sendRest({ place, id, send, signal }: Run, job: BatchJob): Promise<Sending> {
  const kept = await keptFile(id);
  const file = openBatchFile();
  try {
    const found = kept ? await file.read(kept, () => {}) : undefined;
    if (!found || 'unreadable' in found) return { ...job.sending, end: 'lost' };
    const work = {
      piece: file.piece,
      send,
      problemOf: (error: unknown) => ({ problem: problemOf(error), isUnanswered: isUnreachable(error) }),
      isTakenOnce: job.isTakenOnce,
      isStopped: () => batchJob(place, id)?.isStopping !== false,
      isLeft: () => signal.aborted,
      isSentAgain: patience(signal),
      onProgress: (sending: Sending) => changeBatch(place, id, { sending }),
    };
    return await sendBatch(work, job.sending);
  } catch {
    // The worker that holds the rows stopped; what was told last still holds.
    return { ...(batchJob(place, id) ?? job).sending, end: 'lost' };
  } finally {
    file.close();
  }
}

const PAUSES_MS = [500, 1000, 2000, 4000];

/** Longer pauses from try to try, until the next answer. A page that is left fails its requests first: its pause never ends. */
function patience(signal: AbortSignal): (sending: Sending) => Promise<boolean> {
  let [answered, tries] = [0, 0];
  return async ({ requests }) => {
    if (requests !== answered) tries = 0;
    answered = requests;
    const pause = PAUSES_MS[tries];
    if (pause === undefined || signal.aborted) return false;
    tries += 1;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return true;
  };
}

const turnOf = (id: string) => `troupe:batch:${id}`;

/** Without TLS there are no locks: only the tab that began goes on, also after it was loaded again. */
async function alone(id: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const name = turnOf(id);
  if (!('locks' in navigator)) return sessionStorage.getItem(name) === null ? undefined : work();
  try {
    await navigator.locks.request(name, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Called in the tab that begins. */
export function claimBatch(id: string): void {
  if (!('locks' in navigator)) sessionStorage.setItem(turnOf(id), '');
}
