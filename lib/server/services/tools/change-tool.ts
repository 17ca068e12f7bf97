import { and, count, eq, sql } from 'drizzle-orm';
import type { CreateCustomToolBody, CustomTool, UpdateCustomToolBody } from '@/lib/contract/tools';
import { NO_PARAMETERS, schemaErrors } from '@/lib/tool-schema';
import type { Context, Tx } from '../../context';
import { invalid, notFound, problem, taken } from '../../problems';
import { customTools } from '../../store/schema/custom-tools';
import { differences, recordChange } from '../activity/record-change';
import { type AgentRow, lockAgent } from '../agents/find-agent';
import { ownTools, toTool } from './list-tools';

const MOST_TOOLS = 100;

/** A tool has no id: within its agent its name is the one way to call it. */
function aboutTool(agent: AgentRow, name: string) {
  return {
    object: { type: 'tool' as const, id: name, name },
    agentId: agent.agentId,
    projectId: agent.projectId,
  };
}

/** As Activity shows it: line by line, and as text, which keeps the order of the members. */
function shownOf(tool: { description: string; parameters: string }) {
  return {
    description: tool.description,
    parameters: JSON.stringify(JSON.parse(tool.parameters), null, 2),
  };
}

/** The text to store, in the order in which it was sent. */
function parametersText(parameters: unknown): string {
  const wrong = schemaErrors(parameters);
  if (wrong.length === 0) return JSON.stringify(parameters);
  throw invalid(
    wrong.map(({ path, message }) => ({
      location: ['body', 'parameters', ...path].join('.').slice(0, 200).toWellFormed(),
      message,
    })),
  );
}

export async function createCustomTool(
  ctx: Context,
  input: { agent: string; body: CreateCustomToolBody },
): Promise<CustomTool> {
  const { name, description, parameters: given = NO_PARAMETERS } = input.body;
  const parameters = parametersText(given);
  return ctx.db.transaction(async (tx) => {
    const agent = await lockAgent(tx, ctx, input.agent);
    await refuseOneTooMany(tx, agent);
    const { tenantId, agentId } = agent;
    const [row] = await tx
      .insert(customTools)
      .values({ tenantId, agentId, name, description, parameters })
      .onConflictDoNothing()
      .returning();
    if (!row) throw taken('tool of this agent', name);
    await recordChange(tx, ctx, {
      ...aboutTool(agent, name),
      verb: 'create',
      after: { name, ...shownOf(row) },
    });
    return toTool(row);
  });
}

/** The agent's row is held: no other create can come between the count and the insert. */
async function refuseOneTooMany(tx: Tx, agent: AgentRow): Promise<void> {
  const [row] = await tx.select({ total: count() }).from(customTools).where(ownTools(agent));
  if ((row?.total ?? 0) >= MOST_TOOLS) {
    throw problem(409, `The agent has ${MOST_TOOLS} tools, the most that one may have.`);
  }
}

export async function updateCustomTool(
  ctx: Context,
  input: { agent: string; name: string; body: UpdateCustomToolBody },
): Promise<void> {
  const { name, body } = input;
  const parameters = body.parameters === undefined ? undefined : parametersText(body.parameters);
  await ctx.db.transaction(async (tx) => {
    const agent = await lockAgent(tx, ctx, input.agent);
    const one = and(ownTools(agent), eq(customTools.name, name));
    const [row] = await tx.select().from(customTools).where(one);
    if (!row) throw notFound('tool');
    const { description = row.description } = body;
    const next = { description, parameters: parameters ?? row.parameters };
    const changed = differences(shownOf(row), shownOf(next));
    if (!changed) return;
    await tx
      .update(customTools)
      .set({ ...next, updatedAt: sql`clock_timestamp()` })
      .where(one);
    await recordChange(tx, ctx, { ...aboutTool(agent, name), ...changed, verb: 'update' });
  });
}

export async function deleteCustomTool(ctx: Context, input: { agent: string; name: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const agent = await lockAgent(tx, ctx, input.agent);
    const [row] = await tx
      .delete(customTools)
      .where(and(ownTools(agent), eq(customTools.name, input.name)))
      .returning();
    if (!row) throw notFound('tool');
    await recordChange(tx, ctx, { ...aboutTool(agent, row.name), verb: 'delete', before: shownOf(row) });
  });
}
