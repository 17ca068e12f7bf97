import type { Log } from '@/lib/log';
import type { ProblemError } from '@/lib/problem-error';
import { problem } from './problems';
import { databaseFault } from './store/database-error';

/** What the caller learns of an unexpected error: never its message, which may quote data or SQL. */
export function asProblem(error: unknown, requestId: string, log: Log): ProblemError {
  const code = databaseFault(error)?.code;
  log.error({ requestId, code, error: rootStack(error) }, 'request failed');
  if (!isStoreDown(error, code)) return problem(500, 'Something went wrong on our side.');
  const down = problem(503, 'The database cannot be reached right now. Try again in a moment.');
  down.headers['Retry-After'] = '2';
  return down;
}

/** PostgreSQL's classes for a connection that failed, and a server that is full or stopping. */
const UNAVAILABLE = /^(08|53|57)/;

function isStoreDown(error: unknown, code = ''): boolean {
  if (UNAVAILABLE.test(code)) return true;
  return chain(error).some(({ name }) => name === 'StoreOpenError' || name === 'StoreLostError');
}

/** The error and what caused it, the outermost first. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let current = error; current instanceof Error && found.length < 10; current = current.cause) {
    found.push(current);
  }
  return found;
}

/** The root cause's stack: what wraps it repeats the statement with its parameters, which are people's data. */
function rootStack(error: unknown): string {
  const root = chain(error).at(-1);
  return root ? (root.stack ?? root.message) : String(error);
}
