import type { Problem, ProblemDetail } from '@/lib/contract/problem';
import { ProblemError } from '@/lib/problem-error';

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}

/** A problem to throw; `detail` is one sentence that a person can act on. */
export function problem(status: number, detail: string, more: Partial<Problem> = {}): ProblemError {
  return new ProblemError({ type: 'about:blank', title: titleOf(status), status, detail, ...more });
}

export function notFound(what: string): ProblemError {
  return problem(404, `There is no such ${what}.`);
}

/** More than anybody reads; a body of a megabyte could otherwise name a hundred thousand. */
const MOST_ERRORS = 50;

export function invalid(errors: ProblemDetail[]): ProblemError {
  const detail = errors.length === 1 ? 'One member is not valid.' : `${errors.length} members are not valid.`;
  return problem(422, detail, { errors: errors.slice(0, MOST_ERRORS) });
}

/** 409 for a name that is taken, at the member that holds it. */
export function taken(what: string, value: string): ProblemError {
  return problem(409, `Another ${what} already has this name.`, {
    errors: [{ location: 'body.name', message: 'is already taken', value }],
  });
}
