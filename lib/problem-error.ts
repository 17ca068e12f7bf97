import type { Problem } from './contract/problem';

// Next loads this module more than once, so `instanceof` would miss some: a brand does not.
const BRAND = Symbol.for('troupe.problem');

/** An expected failure that carries its RFC 9457 problem from where it is known to where it is shown. */
export class ProblemError extends Error {
  readonly [BRAND] = true;
  /** Next sends the browser nothing else of an error that a page throws: so it is the request id. */
  digest: string | undefined;

  constructor(
    readonly problem: Problem & { status: number },
    readonly headers: Record<string, string> = {},
  ) {
    super(problem.detail ?? problem.title ?? `Status ${problem.status}`);
    this.name = 'ProblemError';
    this.digest = problem.request_id;
  }
}

export function isProblemError(error: unknown): error is ProblemError {
  return typeof error === 'object' && error !== null && BRAND in error;
}
