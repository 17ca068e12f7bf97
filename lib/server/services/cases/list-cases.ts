import { and, asc, eq, sql } from 'drizzle-orm';
import { type AgentCase, CASES_PAGE, type listCasesReply } from '@/lib/contract/cases';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listCases as endpoint } from '@/lib/contract/endpoints/cases';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { testCases } from '../../store/schema/cases';
import { findAskedAgent } from '../asked-agent';
import { hasWords } from '../search-words';
import { type CaseRow, ofAgent, toCase } from './case-rows';

/** By name. */
export async function listCases(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listCasesReply>> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  const { cursor, page_size: size = CASES_PAGE, search = '' } = input.query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { cases: agentId, search }, key: 'text' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const after =
    position && sql`(${testCases.name}, ${testCases.caseId}) > (${position.key}, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select()
    .from(testCases)
    .where(and(ofAgent(ctx, agentId, testCases), ...hasWords(sql`lower(${testCases.name})`, search), after))
    .orderBy(asc(testCases.name), asc(testCases.caseId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  const runs = await lastRunsOf(ctx, agentId, items);
  return {
    items: items.map((row) => toCase(row, runs.get(row.caseId))),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.name, id: last.caseId }) : undefined,
  };
}

export async function getCase(ctx: Context, input: { agent: string; caseId: string }): Promise<AgentCase> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  const [row] = await ctx.db
    .select()
    .from(testCases)
    .where(and(ofAgent(ctx, agentId, testCases), eq(testCases.caseId, input.caseId)));
  if (!row) throw notFound('case');
  return toCase(row, (await lastRunsOf(ctx, agentId, [row])).get(row.caseId));
}

interface LastRun extends Record<string, unknown> {
  case_id: string;
  run_id: string;
  passed: number;
  answers: number;
  ended_at: Date | string;
}

/** Of each case the newest run that has an answer of it. */
async function lastRunsOf(
  ctx: Context,
  agentId: string,
  cases: CaseRow[],
): Promise<Map<string, AgentCase['last_run']>> {
  if (cases.length === 0) return new Map();
  const ids = sql.join(
    cases.map(({ caseId }) => sql`${caseId}::uuid`),
    sql`, `,
  );
  const { rows } = await ctx.db.execute<LastRun>(sql`
    select c.case_id, r.run_id, count(*)::int as answers, max(r.created_at) as ended_at,
      (count(*) filter (where r.outcome = 'passed'))::int as passed
    from unnest(array[${ids}]) as c(case_id)
    cross join lateral (
      select n.run_id from case_results as n
      where n.tenant_id = ${ctx.caller.tenant} and n.agent_id = ${agentId}::uuid and n.case_id = c.case_id
      order by n.created_at desc limit 1
    ) as newest
    join case_results as r on r.tenant_id = ${ctx.caller.tenant} and r.agent_id = ${agentId}::uuid
      and r.case_id = c.case_id and r.run_id = newest.run_id
    group by c.case_id, r.run_id`);
  return new Map(
    rows.map(({ case_id: id, run_id, passed, answers, ended_at: at }) => [
      id,
      { run_id, passed, answers, ended_at: new Date(at).toISOString() },
    ]),
  );
}
