import { and, count, eq, sql } from 'drizzle-orm';
import { type AgentCase, type CreateCaseBody, MOST_CASES, type UpdateCaseBody } from '@/lib/contract/cases';
import type { Context, Tx } from '../../context';
import { notFound, problem } from '../../problems';
import { testCases } from '../../store/schema/cases';
import { differences, recordChange } from '../activity/record-change';
import { type AskedAgent, findAskedAgent, holdAskedAgent } from '../asked-agent';
import { type CaseRow, ofAgent, toCase } from './case-rows';
import { getCase } from './list-cases';

/** What Activity says of a case. */
function aboutCase({ agentId, projectId }: AskedAgent, row: CaseRow) {
  const object = { type: 'case' as const, id: row.caseId, name: row.name };
  return { object, agentId, projectId };
}

export async function createCase(
  ctx: Context,
  input: { agent: string; body: CreateCaseBody },
): Promise<AgentCase> {
  const agent = await findAskedAgent(ctx, input.agent);
  const { caller } = ctx;
  const { name, messages, user_id: userId = '', expectations, tool_answers: toolAnswers = [] } = input.body;
  return ctx.db.transaction(async (tx) => {
    await holdAskedAgent(tx, ctx, agent);
    await requireRoom(tx, ctx, agent);
    const [row] = await tx
      .insert(testCases)
      .values({
        ...{ tenantId: caller.tenant, agentId: agent.agentId, name, messages, userId },
        ...{ expectations, toolAnswers, createdById: caller.id, createdByLabel: caller.label },
      })
      .returning();
    if (!row) throw new Error('The case was not written.');
    await recordChange(tx, ctx, { ...aboutCase(agent, row), verb: 'create', after: { name } });
    return toCase(row);
  });
}

async function requireRoom(tx: Tx, ctx: Context, { agentId }: AskedAgent): Promise<void> {
  const [known] = await tx
    .select({ total: count() })
    .from(testCases)
    .where(ofAgent(ctx, agentId, testCases));
  if ((known?.total ?? 0) >= MOST_CASES) {
    throw problem(409, `The agent has ${MOST_CASES} cases, and no more fit: delete one first.`);
  }
}

function shown({ name, messages, userId, expectations, toolAnswers }: CaseRow) {
  return { name, messages, user_id: userId, expectations, tool_answers: toolAnswers };
}

export async function updateCase(
  ctx: Context,
  input: { agent: string; caseId: string; body: UpdateCaseBody },
): Promise<AgentCase> {
  const agent = await findAskedAgent(ctx, input.agent);
  const { user_id: userId, tool_answers: toolAnswers, ...rest } = input.body;
  await ctx.db.transaction(async (tx) => {
    const one = and(ofAgent(ctx, agent.agentId, testCases), eq(testCases.caseId, input.caseId));
    const [row] = await tx.select().from(testCases).where(one).for('no key update');
    if (!row) throw notFound('case');
    const changed = differences(shown(row), input.body);
    if (!changed) return;
    await tx
      .update(testCases)
      .set({ ...rest, userId, toolAnswers, updatedAt: sql`clock_timestamp()` })
      .where(one);
    await recordChange(tx, ctx, { ...aboutCase(agent, row), ...changed, verb: 'update' });
  });
  return getCase(ctx, { agent: agent.agentId, caseId: input.caseId });
}

export async function deleteCase(
  ctx: Context,
  input: { agent: string; caseId: string },
): Promise<{ success: boolean }> {
  const agent = await findAskedAgent(ctx, input.agent);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .delete(testCases)
      .where(and(ofAgent(ctx, agent.agentId, testCases), eq(testCases.caseId, input.caseId)))
      .returning();
    if (!row) throw notFound('case');
    await recordChange(tx, ctx, { ...aboutCase(agent, row), verb: 'delete', before: { name: row.name } });
    return { success: true };
  });
}
