import 'server-only';
import { getForkStatus } from '@/lib/contract/endpoints/forks';
import type { JobUpdate } from '@/lib/contract/jobs';
import { isProblemError } from '@/lib/problem-error';
import type { Client } from './client';

interface WatchOptions {
  /** Between two looks at first; they become rarer the longer it takes. */
  firstWaitMs: number;
  signal: AbortSignal;
}

const LONGEST_WAIT_MS = 2000;
const TROUBLE_WAIT_MS = 15_000;

/** Says how far each fork is, whenever that changed, until all are settled. Throws when the session has ended. */
export async function* watchForks(
  client: Client,
  agentIds: string[],
  { firstWaitMs, signal }: WatchOptions,
): AsyncGenerator<JobUpdate> {
  const open = new Map(agentIds.map((id) => [id, '']));
  let wait = firstWaitMs;
  while (open.size > 0 && !signal.aborted) {
    let isTroubled = false;
    for (const [id, said] of open) {
      const update = await look(client, id);
      isTroubled ||= update === undefined;
      if (!update) continue;
      const text = JSON.stringify(update);
      if (text !== said) yield update;
      if (update.status === 'forking') open.set(id, text);
      else open.delete(id);
    }
    if (open.size === 0) return;
    await pause(isTroubled ? TROUBLE_WAIT_MS : wait, signal);
    wait = Math.min(LONGEST_WAIT_MS, wait * 1.2);
  }
}

/** Undefined: the API is in trouble, and nothing is known of the fork. */
async function look(client: Client, agentId: string): Promise<JobUpdate | undefined> {
  try {
    const status = await client.agents(getForkStatus, { params: { agentId } });
    return {
      agent_id: agentId,
      status: status.status === 'complete' || status.status === 'failed' ? status.status : 'forking',
      tables_copied: status.tables_copied,
      tables_total: status.tables_total,
      error_message: status.error_message,
    };
  } catch (error) {
    const status = isProblemError(error) ? error.problem.status : 0;
    if (status === 404) return { agent_id: agentId, status: 'gone', tables_copied: 0, tables_total: 0 };
    if (status >= 500) return undefined;
    throw error;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
