/** A fork that this person asked for in this browser, until it is opened or dismissed. */
export interface Job {
  agentId: string;
  name: string;
  source: string;
}

const CHANGED = 'troupe:jobs';

/** Where a person's jobs of a tenant are kept. */
export function jobsPlace({ tenant, userId }: { tenant: string; userId: string }): string {
  return `troupe:jobs:${userId}:${tenant}`;
}

/** The stored text; parsed by the tray alone, so that a page without jobs loads next to nothing. */
export function storedJobs(place: string): string | null {
  try {
    return localStorage.getItem(place);
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
  return ['agentId', 'name', 'source'].every((name) => typeof Reflect.get(value, name) === 'string');
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
  try {
    if (jobs.length > 0) localStorage.setItem(place, JSON.stringify(jobs));
    else localStorage.removeItem(place);
  } catch {
    // Without storage the fork goes on all the same; only this page cannot show how far it is.
  }
  window.dispatchEvent(new Event(CHANGED));
}

const MOST = 20;

export function addJob(place: string, job: Job): void {
  const others = parseJobs(storedJobs(place)).filter(({ agentId }) => agentId !== job.agentId);
  keep(place, [...others, job].slice(-MOST));
}

export function removeJob(place: string, agentId: string): void {
  keep(
    place,
    parseJobs(storedJobs(place)).filter((job) => job.agentId !== agentId),
  );
}
