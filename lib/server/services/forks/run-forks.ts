import { randomUUID } from 'node:crypto';
import type { Log } from '@/lib/log';
import { ForkRunner } from '../../forks/fork-runner';
import { setForkRunner } from '../../forks/process-forks';
import type { Store } from '../../store/connect';
import { releaseForks, type Step, stepFork } from './step-fork';

interface Running {
  stop(): Promise<void>;
}

/**
 * Copies in this process until it is stopped. The embedded database has one process at a time, which need not wait
 * for the lease of the one that was killed.
 */
export async function runForks(store: () => Promise<Store>, log: Log): Promise<Running> {
  const { kind } = await store();
  const holder = kind === 'pglite' ? 'embedded' : randomUUID();
  const runner = new ForkRunner(
    {
      step: async () => noted(await stepFork((await store()).db, holder), log),
      release: async () => releaseForks((await store()).db, holder),
    },
    { log },
  );
  setForkRunner(runner);
  return {
    stop: async () => {
      setForkRunner(null);
      await runner.stop();
    },
  };
}

function noted(step: Step, log: Log): Step {
  if (step && step.status !== 'forking') {
    const { tenantId: tenant, agentId, status, rowsCopied: rows } = step;
    log.info({ tenant, agentId, status, rows }, 'fork ended');
  }
  return step;
}
