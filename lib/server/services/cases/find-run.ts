import { and, eq, lt, sql } from 'drizzle-orm';
import type { CaseRunDetail } from '@/lib/contract/cases';
import type { Context } from '../../context';
import { isHeldHere } from '../../live-work';
import { notFound } from '../../problems';
import { caseRuns } from '../../store/schema/cases';
import { findAskedAgent } from '../asked-agent';
import { LOST_AFTER } from '../heartbeat';
import { type RunKey, type RunRow, readTallies, runIs, sumOf, toCells, toRun } from './case-rows';
import { forgetRunTalk } from './run-talk';

type Input = { agent: string; runId: string };

export async function findRunKey(ctx: Context, input: Input): Promise<RunKey> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  return { agentId, runId: input.runId };
}

export async function readRun(ctx: Context, key: RunKey): Promise<RunRow> {
  const [row] = await ctx.db.select().from(caseRuns).where(runIs(ctx, key));
  if (!row) throw notFound('run');
  return row;
}

/** One whose process is gone is cut: what was answered so far is kept. */
export async function settleLost(ctx: Context, row: RunRow): Promise<RunRow> {
  if (row.status !== 'running' || isHeldHere(row.runId)) return row;
  const [cut] = await ctx.db
    .update(caseRuns)
    .set({ status: 'cut', endedAt: sql`clock_timestamp()` })
    .where(and(runIs(ctx, row), eq(caseRuns.status, 'running'), lt(caseRuns.heartbeatAt, LOST_AFTER)))
    .returning();
  if (!cut) return row;
  await forgetRunTalk(ctx, row);
  return cut;
}

export async function lookAtRun(ctx: Context, key: RunKey): Promise<CaseRunDetail> {
  const row = await settleLost(ctx, await readRun(ctx, key));
  const cells = toCells(row, await readTallies(ctx, key));
  return { run: toRun(row, sumOf(cells)), cells };
}

export async function getCaseRun(ctx: Context, input: Input): Promise<CaseRunDetail> {
  return lookAtRun(ctx, await findRunKey(ctx, input));
}
