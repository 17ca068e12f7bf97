import { and, eq, sql } from 'drizzle-orm';
import type { CaseRunDetail } from '@/lib/contract/cases';
import type { Context } from '../../context';
import { stopWork } from '../../live-work';
import { caseRuns } from '../../store/schema/cases';
import { runIs } from './case-rows';
import { findRunKey, lookAtRun } from './find-run';

/** Whichever process holds it stops; what was answered is kept. */
export async function stopCaseRun(
  ctx: Context,
  input: { agent: string; runId: string },
): Promise<CaseRunDetail> {
  const key = await findRunKey(ctx, input);
  const { run } = await lookAtRun(ctx, key);
  if (run.status === 'running') {
    await ctx.db
      .update(caseRuns)
      .set({ stopRequestedAt: sql`clock_timestamp()` })
      .where(and(runIs(ctx, key), eq(caseRuns.status, 'running')));
    stopWork(key.runId);
  }
  return lookAtRun(ctx, key);
}
