import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AgentCase, CaseResult, CaseRun, RunCell } from '@/lib/contract/cases';
import type { Context } from '../../context';
import { caseResults, caseRuns, type testCases } from '../../store/schema/cases';

export type CaseRow = typeof testCases.$inferSelect;
export type RunRow = typeof caseRuns.$inferSelect;
type ResultRow = typeof caseResults.$inferSelect;

export interface RunKey {
  agentId: string;
  runId: string;
}

type Owned = typeof testCases | typeof caseRuns | typeof caseResults;

export function ofAgent(ctx: Pick<Context, 'caller'>, agentId: string, table: Owned): SQL | undefined {
  return and(eq(table.tenantId, ctx.caller.tenant), eq(table.agentId, agentId));
}

export function runIs(ctx: Pick<Context, 'caller'>, { agentId, runId }: RunKey): SQL | undefined {
  return and(ofAgent(ctx, agentId, caseRuns), eq(caseRuns.runId, runId));
}

export function toCase(row: CaseRow, lastRun?: AgentCase['last_run']): AgentCase {
  return {
    ...{ case_id: row.caseId, agent_id: row.agentId, name: row.name, messages: row.messages },
    ...{ user_id: row.userId, expectations: row.expectations, tool_answers: row.toolAnswers },
    ...(lastRun && { last_run: lastRun }),
    created_by: { id: row.createdById, label: row.createdByLabel },
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

/** How a case did in an instance so far. */
export type Tally = Pick<RunCell, 'case_id' | 'instance_id' | 'passed' | 'failed' | 'errors'>;

export async function readTallies(ctx: Context, { agentId, runId }: RunKey): Promise<Tally[]> {
  const of = (outcome: string) =>
    sql<number>`(count(*) filter (where ${caseResults.outcome} = ${outcome}))::int`;
  const { caseId, instanceId } = caseResults;
  return ctx.db
    .select({
      ...{ case_id: caseId, instance_id: instanceId },
      ...{ passed: of('passed'), failed: of('failed'), errors: of('error') },
    })
    .from(caseResults)
    .where(and(ofAgent(ctx, agentId, caseResults), eq(caseResults.runId, runId)))
    .groupBy(caseId, instanceId);
}

/** Every cell of the run, in the order of its pairs. */
export function toCells(row: RunRow, tallies: Tally[]): RunCell[] {
  const known = new Map(tallies.map((tally) => [`${tally.case_id} ${tally.instance_id}`, tally]));
  return row.pairs.flatMap(([at, where]) => {
    const [asked, place] = [row.cases[at], row.instances[where]];
    if (!asked || !place) return [];
    const ids = { case_id: asked.case_id, instance_id: place.instance_id };
    const { passed, failed, errors } = known.get(`${ids.case_id} ${ids.instance_id}`) ?? NONE;
    return [{ ...ids, answers: row.repeats, passed, failed, errors }];
  });
}

const NONE = { passed: 0, failed: 0, errors: 0 };

export function toRun(row: RunRow, { passed, failed, errors }: typeof NONE): CaseRun {
  return {
    ...{ run_id: row.runId, agent_id: row.agentId, status: row.status },
    cases: row.cases.map(({ case_id, name }) => ({ case_id, name })),
    ...{ instances: row.instances, repeats: row.repeats, is_draft: row.isDraft },
    ...(row.failedOf && { failed_of: row.failedOf }),
    ...{ answers: row.pairs.length * row.repeats, passed, failed, errors },
    ...{ api: row.api, provider: row.provider, model: row.model, error: row.error },
    created_by: { id: row.createdById, label: row.createdByLabel },
    created_at: row.createdAt.toISOString(),
    ...(row.endedAt && { ended_at: row.endedAt.toISOString() }),
  };
}

export function sumOf(tallies: Pick<Tally, 'passed' | 'failed' | 'errors'>[]): typeof NONE {
  const sum = { ...NONE };
  for (const { passed, failed, errors } of tallies) {
    sum.passed += passed;
    sum.failed += failed;
    sum.errors += errors;
  }
  return sum;
}

export function toResult(row: ResultRow): CaseResult {
  return {
    ...{ result_id: row.resultId, case_id: row.caseId, instance_id: row.instanceId },
    ...{ attempt: row.attempt, outcome: row.outcome, reasons: row.reasons, answer: row.answer },
    ...{ tool_calls: JSON.parse(row.toolCalls), duration_ms: row.durationMs },
    created_at: row.createdAt.toISOString(),
  };
}
