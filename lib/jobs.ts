import type { Snapshot } from './contract/identities';
import type { Problem } from './contract/problem';

/** A copy of an agent that the server makes. */
export interface ForkJob {
  kind: 'fork';
  /** Of the copy. */
  id: string;
  name: string;
  source: string;
}

/** How far a batch is, and how it ended. */
export interface Sending {
  /** Rows that the API said it took. */
  taken: number;
  /** Requests that were answered so. */
  requests: number;
  /** The line after which the rest was not taken. */
  lastLine: number;
  /** The cycle that the next request follows. */
  cycle: number;
  /** The identity after the last of them. */
  snapshot?: Snapshot;
  /** The next request was sent, and its answer is not known. */
  isAsked?: boolean;
  /** `unclear`: others observed meanwhile, so nobody can tell. `lost`: the file can no longer be read. */
  end?: 'whole' | 'stopped' | 'refused' | 'unanswered' | 'unclear' | 'lost';
  /** Why it was refused, or not answered. */
  problem?: Problem;
  /** The lines of the request that was refused or not answered. */
  failedLines?: [number, number];
}

/** A file of observations that this browser sends to an identity. */
export interface BatchJob {
  kind: 'batch';
  id: string;
  identityId: string;
  /** Of the identity. */
  name: string;
  rows: number;
  /** The identity API takes a request once, however often it is sent. */
  isTakenOnce: boolean;
  isStopping: boolean;
  sending: Sending;
}

/** What this person set going in this browser, until it is opened or dismissed. */
export type Job = ForkJob | BatchJob;

const CHANGED = 'troupe:jobs';

/** Where a person's jobs of a tenant are kept. */
export function jobsPlace({ tenant, userId }: { tenant: string; userId: string }): string {
  return `troupe:jobs:${userId}:${tenant}`;
}

/** Where the browser stores nothing, they are in this page alone. */
const unstored = new Map<string, string>();

/** The stored text; parsed by the tray alone, so that a page without jobs loads next to nothing. */
export function storedJobs(place: string): string | null {
  try {
    return unstored.get(place) ?? localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Tells when the jobs changed, in this tab or another. */
export function onJobsChange(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

function isJob(value: unknown): value is Job {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'id' in value && typeof value.id === 'string')) return false;
  return value.kind === 'fork' || (value.kind === 'batch' && 'sending' in value);
}

export function parseJobs(text: string | null): Job[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(stored) ? stored.filter(isJob) : [];
  } catch {
    return [];
  }
}

function keep(place: string, jobs: Job[]): void {
  const text = JSON.stringify(jobs);
  try {
    if (jobs.length > 0) localStorage.setItem(place, text);
    else localStorage.removeItem(place);
    unstored.delete(place);
  } catch {
    unstored.set(place, text);
  }
  window.dispatchEvent(new Event(CHANGED));
}

const MOST_FORKS = 20;

/** Of many forks the oldest are no longer shown and go on all the same; a batch would not. */
export function addJob(place: string, job: Job): void {
  const jobs = [...parseJobs(storedJobs(place)).filter(({ id }) => id !== job.id), job];
  const shown = new Set(jobs.filter((each) => !isBatch(each)).slice(-MOST_FORKS));
  keep(
    place,
    jobs.filter((each) => isBatch(each) || shown.has(each)),
  );
}

export function removeJob(place: string, id: string): void {
  keep(
    place,
    parseJobs(storedJobs(place)).filter((job) => job.id !== id),
  );
}

export const isBatch = (job: Job): job is BatchJob => job.kind === 'batch';

export function batchJob(place: string, id: string): BatchJob | undefined {
  return parseJobs(storedJobs(place))
    .filter(isBatch)
    .find((job) => job.id === id);
}

/** Of a batch that is no longer there nothing is kept. */
export function changeBatch(place: string, id: string, change: Partial<BatchJob>): void {
  const jobs = parseJobs(storedJobs(place));
  keep(
    place,
    jobs.map((job) => (isBatch(job) && job.id === id ? { ...job, ...change } : job)),
  );
}

/** Whether sending can be taken up where it stands. */
export function canGoOn({ isTakenOnce, sending: { end, isAsked } }: BatchJob): boolean {
  const isOpen = end === 'stopped' || end === 'refused' || end === 'unanswered';
  return isOpen && (isTakenOnce || !isAsked);
}

/** Takes sending up where it stands. */
export function goOn(place: string, { id, sending }: BatchJob): void {
  const { end: _end, problem: _problem, failedLines: _lines, ...rest } = sending;
  changeBatch(place, id, { isStopping: false, sending: rest });
}
