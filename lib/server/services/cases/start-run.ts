import { and, asc, inArray, sql } from 'drizzle-orm';
import { RUN_LIMITS, type StartCaseRunBody } from '@/lib/contract/cases';
import type { Context, Tx } from '../../context';
import { holdWork } from '../../live-work';
import { invalid, problem } from '../../problems';
import { caseRuns, type RunCase, testCases } from '../../store/schema/cases';
import {
  type AskedAgent,
  type AskedPlace,
  activePlaces,
  choosePlaces,
  findAskedAgent,
  holdAskedAgent,
} from '../asked-agent';
import { readDraft } from '../tester/read-draft';
import { type CaseRow, ofAgent, type RunKey, toCase } from './case-rows';
import { lookAtRun } from './find-run';
import { followRunStream } from './follow-run';
import { runCases } from './run-cases';

interface Plan {
  cases: RunCase[];
  places: AskedPlace[];
  pairs: [number, number][];
}

export async function startCaseRun(
  ctx: Context,
  input: { agent: string; body: StartCaseRunBody; signal: AbortSignal },
): Promise<Response> {
  const { body } = input;
  // A draft that cannot be read is refused now, not in every answer.
  if (body.draft) readDraft(body.draft);
  const agent = await findAskedAgent(ctx, input.agent);
  const plan = body.failed_of
    ? await planAgain(ctx, agent, { ...body, failed_of: body.failed_of })
    : await planAll(ctx, agent, body);
  const { repeats = 1 } = body;
  requireBound(plan.pairs.length, repeats);
  const key = await ctx.db.transaction(async (tx) => {
    await holdAskedAgent(tx, ctx, agent);
    await pruneRuns(tx, ctx, agent);
    return writeRun(tx, ctx, { agent, plan, body });
  });
  holdWork(key.runId, (stop) => runCases(ctx, key, stop));
  return followRunStream(ctx, key, input.signal);
}

/** Every case in every instance. */
async function planAll(ctx: Context, agent: AskedAgent, body: StartCaseRunBody): Promise<Plan> {
  const cases = await chooseCases(ctx, agent, body.case_ids);
  const places = await choosePlaces(ctx, agent, body.instance_ids, 1);
  const pairs = cases.flatMap((_case, at) => places.map((_place, where): [number, number] => [at, where]));
  return { cases, places, pairs };
}

/** Only what did not pass in an earlier run, and is still there. */
async function planAgain(
  ctx: Context,
  agent: AskedAgent,
  body: StartCaseRunBody & { failed_of: string },
): Promise<Plan> {
  const earlier = await lookAtRun(ctx, { agentId: agent.agentId, runId: body.failed_of });
  const failed = earlier.cells.filter((cell) => cell.failed + cell.errors > 0);
  const rows = await readCases(ctx, agent, [...new Set(failed.map(({ case_id: id }) => id))]);
  const places = await activePlaces(ctx, agent, [...new Set(failed.map(({ instance_id: id }) => id))]);
  const pairs = failed.flatMap((cell): [number, number][] => {
    const at = rows.findIndex(({ caseId }) => caseId === cell.case_id);
    const where = places.findIndex(({ instance_id: id }) => id === cell.instance_id);
    return at < 0 || where < 0 ? [] : [[at, where]];
  });
  if (pairs.length === 0) throw problem(409, 'Nothing that failed in that run can be run again.');
  return { cases: rows.map(asRunCase), places, pairs };
}

async function readCases(ctx: Context, { agentId }: AskedAgent, ids?: string[]): Promise<CaseRow[]> {
  return ctx.db
    .select()
    .from(testCases)
    .where(and(ofAgent(ctx, agentId, testCases), ids && inArray(testCases.caseId, ids)))
    .orderBy(asc(testCases.name), asc(testCases.caseId))
    .limit(RUN_LIMITS.cases + 1);
}

async function chooseCases(ctx: Context, agent: AskedAgent, ids: string[] | undefined): Promise<RunCase[]> {
  const rows = await readCases(ctx, agent, ids);
  const missing = (ids ?? []).flatMap((value, index) =>
    rows.some(({ caseId }) => caseId === value)
      ? []
      : [{ location: `body.case_ids.${index}`, message: 'is no case of it', value }],
  );
  if (missing.length > 0) throw invalid(missing);
  if (rows.length === 0) throw problem(409, 'The agent has no cases yet: create one first.');
  if (rows.length > RUN_LIMITS.cases) {
    const message = `is needed: the agent has more than ${RUN_LIMITS.cases} cases, and a run takes no more`;
    throw invalid([{ location: 'body.case_ids', message }]);
  }
  return rows.map(asRunCase);
}

function asRunCase(row: CaseRow): RunCase {
  const { case_id, name, messages, user_id, expectations, tool_answers } = toCase(row);
  return { case_id, name, messages, user_id, expectations, tool_answers };
}

function requireBound(pairs: number, repeats: number): void {
  const answers = pairs * repeats;
  if (answers <= RUN_LIMITS.answers) return;
  const most = RUN_LIMITS.answers.toLocaleString('en-GB');
  const message = `makes ${answers.toLocaleString('en-GB')} answers, and a run has at most ${most}`;
  throw invalid([{ location: 'body.repeats', message, value: repeats }]);
}

async function writeRun(
  tx: Tx,
  ctx: Context,
  { agent, plan, body }: { agent: AskedAgent; plan: Plan; body: StartCaseRunBody },
): Promise<RunKey> {
  const { caller } = ctx;
  const { cases, places: instances, pairs } = plan;
  const [row] = await tx
    .insert(caseRuns)
    .values({
      ...{ tenantId: caller.tenant, agentId: agent.agentId, cases, instances, pairs },
      ...{ repeats: body.repeats ?? 1, draft: body.draft, isDraft: body.draft !== undefined },
      ...{ failedOf: body.failed_of, api: ctx.agentsApi.name, provider: body.provider, model: body.model },
      ...{ createdById: caller.id, createdByLabel: caller.label },
    })
    .returning({ runId: caseRuns.runId });
  if (!row) throw new Error('The run was not written.');
  return { agentId: agent.agentId, runId: row.runId };
}

const KEPT = 30;

/** The newest are kept, and all that run. */
async function pruneRuns(tx: Tx, ctx: Context, { agentId }: AskedAgent): Promise<void> {
  const { tenant } = ctx.caller;
  await tx.execute(sql`
    delete from case_runs as r
    where r.tenant_id = ${tenant} and r.agent_id = ${agentId}::uuid and r.status <> 'running'
      and r.run_id not in (
        select n.run_id from case_runs as n where n.tenant_id = ${tenant} and n.agent_id = ${agentId}::uuid
        order by n.created_at desc limit ${KEPT})`);
}
