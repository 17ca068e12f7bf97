import 'server-only';
import { randomUUID } from 'node:crypto';
import { createSafeActionClient } from 'next-safe-action';
import * as z from 'zod';
import { currentSession } from '@/lib/auth/session';
import { openClient } from '@/lib/client/client';
import type { Problem } from '@/lib/contract/problem';
import { env } from '@/lib/env';
import { createLog } from '@/lib/log';
import { isProblemError, ProblemError } from '@/lib/problem-error';

/** Why an action did not do its work, in a form that survives the way to the browser. */
export interface Refusal {
  code: 'session_expired' | 'tenant_changed' | 'refused';
  problem: Problem;
  /** With `tenant_changed`: the tenant of the token that was sent. */
  tenant?: string;
}

/** Thrown for the two refusals that are not the API's. */
class SessionRefusal extends ProblemError {
  constructor(
    readonly code: 'session_expired' | 'tenant_changed',
    problem: Problem & { status: number },
    readonly tenant?: string,
  ) {
    super(problem);
  }
}

const tenant = z.string().max(200);
const addressed = z.looseObject({ tenant });

/** The input of an action: its own members and the tenant that the page was rendered for. */
export function forTenant<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject({ tenant, ...shape });
}

/**
 * Every change of the dashboard goes through here: the session's token first, then the tenant that
 * the page was rendered for, then the input, then the work. Expected refusals are values, not throws:
 * production hides what is thrown.
 */
export const action = createSafeActionClient({
  handleServerError: toRefusal,
}).use(async ({ clientInput, next }) => {
  const session = await currentSession();
  if (!session) {
    throw new SessionRefusal('session_expired', { status: 401, title: 'Your session has ended' });
  }
  const sent = addressed.safeParse(clientInput);
  if (!sent.success) throw new ProblemError({ status: 422, title: 'The action needs a tenant' });
  if (sent.data.tenant !== session.tenant) {
    const title = 'You switched to another organisation in another tab';
    throw new SessionRefusal('tenant_changed', { status: 409, title }, session.tenant);
  }
  return next({ ctx: { session, client: openClient(session.token, randomUUID()) } });
});

function toRefusal(error: Error): Refusal {
  if (error instanceof SessionRefusal)
    return { code: error.code, problem: error.problem, tenant: error.tenant };
  if (isProblemError(error)) return { code: 'refused', problem: error.problem };
  const requestId = randomUUID();
  createLog(env().LOG_LEVEL).error({ requestId, error: error.stack ?? String(error) }, 'action failed');
  const problem = { status: 500, title: 'Something went wrong on our side', request_id: requestId };
  return { code: 'refused', problem };
}
