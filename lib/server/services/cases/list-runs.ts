import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import {
  type listCaseResultsReply,
  type listCaseRunsReply,
  RESULTS_PAGE,
  RUNS_PAGE,
} from '@/lib/contract/cases';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type * as endpoints from '@/lib/contract/endpoints/cases';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { caseResults, caseRuns } from '../../store/schema/cases';
import { findAskedAgent } from '../asked-agent';
import { ofAgent, sumOf, type Tally, toResult, toRun } from './case-rows';
import { findRunKey, readRun, settleLost } from './find-run';

/** The newest first. */
export async function listCaseRuns(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoints.listCaseRuns> },
): Promise<Output<typeof listCaseRunsReply>> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  const { cursor, page_size: size = RUNS_PAGE } = input.query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { runs: agentId }, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const after =
    position &&
    sql`(${caseRuns.createdAt}, ${caseRuns.runId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select({ row: caseRuns, key: microseconds(caseRuns.createdAt) })
    .from(caseRuns)
    .where(and(ofAgent(ctx, agentId, caseRuns), after))
    .orderBy(desc(caseRuns.createdAt), desc(caseRuns.runId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  const settled = await Promise.all(items.map(({ row }) => settleLost(ctx, row)));
  const sums = await sumsOf(
    ctx,
    agentId,
    settled.map(({ runId }) => runId),
  );
  return {
    items: settled.map((row) => toRun(row, sumOf([sums.get(row.runId) ?? NONE]))),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.row.runId }) : undefined,
  };
}

type Sum = Pick<Tally, 'passed' | 'failed' | 'errors'>;
const NONE: Sum = { passed: 0, failed: 0, errors: 0 };

async function sumsOf(ctx: Context, agentId: string, ids: string[]): Promise<Map<string, Sum>> {
  const of = (outcome: string) =>
    sql<number>`(count(*) filter (where ${caseResults.outcome} = ${outcome}))::int`;
  const rows = await ctx.db
    .select({ id: caseResults.runId, passed: of('passed'), failed: of('failed'), errors: of('error') })
    .from(caseResults)
    .where(and(ofAgent(ctx, agentId, caseResults), inArray(caseResults.runId, ids)))
    .groupBy(caseResults.runId);
  return new Map(rows.map(({ id, ...sum }) => [id, sum]));
}

/** In the order they came. */
export async function listCaseResults(
  ctx: Context,
  input: { agent: string; runId: string; query: QueryOf<typeof endpoints.listCaseResults> },
): Promise<Output<typeof listCaseResultsReply>> {
  const key = await findRunKey(ctx, input);
  await readRun(ctx, key);
  const { cursor, page_size: size = RESULTS_PAGE, ...filters } = input.query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { ...key, ...filters }, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const { createdAt, resultId } = caseResults;
  const rows = await ctx.db
    .select({ row: caseResults, key: microseconds(createdAt) })
    .from(caseResults)
    .where(
      and(
        ...[ofAgent(ctx, key.agentId, caseResults), eq(caseResults.runId, key.runId)],
        filters.case_id === undefined ? undefined : eq(caseResults.caseId, filters.case_id),
        filters.instance_id === undefined ? undefined : eq(caseResults.instanceId, filters.instance_id),
        filters.outcome && eq(caseResults.outcome, filters.outcome),
        position && sql`(${createdAt}, ${resultId}) > (${position.key}::timestamptz, ${position.id}::uuid)`,
      ),
    )
    .orderBy(asc(createdAt), asc(resultId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  return {
    items: items.map(({ row }) => toResult(row)),
    has_more: hasMore,
    next_cursor:
      hasMore && last ? encodeCursor(binding, { key: last.key, id: last.row.resultId }) : undefined,
  };
}
