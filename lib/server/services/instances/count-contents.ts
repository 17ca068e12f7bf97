import { and, eq, inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { AgentContents, InstanceContents, InstanceWithContents } from '@/lib/contract/dashboard';
import type { Context } from '../../context';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { findInstance, toInstance } from './find-instance';

type Counted = { [K in keyof InstanceContents]: number };

const EMPTY: Counted = { facts: 0, nodes: 0, global_states: 0, user_states: 0, users: 0 };

/** What each of the given instances holds; an instance without rows is all zeros. */
export async function countContents(
  ctx: Context,
  agent: Pick<AgentRow, 'tenantId' | 'agentId'>,
  instanceIds: string[],
): Promise<Map<string, Counted>> {
  const contents = new Map(instanceIds.map((id) => [id, { ...EMPTY }]));
  if (instanceIds.length === 0) return contents;
  const [rows, users] = await Promise.all([
    countRows(ctx, agent, instanceIds),
    countUsers(ctx, agent, instanceIds),
  ]);
  for (const { instanceId, kind, total } of [...rows, ...users]) {
    const found = instanceId === null ? undefined : contents.get(instanceId);
    if (found) found[kind] = total;
  }
  return contents;
}

type Kind = keyof Counted;
const counted = (kind: Kind) => sql<Kind>`${sql.raw(`'${kind}'`)}`.as('kind');
const total = () => sql<number>`count(*)::int`.as('total');

async function countRows(ctx: Context, agent: Pick<AgentRow, 'tenantId' | 'agentId'>, ids: string[]) {
  const of = (table: typeof memoryFacts | typeof memoryNodes | typeof customStates) =>
    and(eq(table.tenantId, agent.tenantId), eq(table.agentId, agent.agentId), inArray(table.instanceId, ids));
  const facts = ctx.db
    .select({ instanceId: memoryFacts.instanceId, kind: counted('facts'), total: total() })
    .from(memoryFacts)
    .where(of(memoryFacts))
    .groupBy(memoryFacts.instanceId);
  const nodes = ctx.db
    .select({ instanceId: memoryNodes.instanceId, kind: counted('nodes'), total: total() })
    .from(memoryNodes)
    .where(of(memoryNodes))
    .groupBy(memoryNodes.instanceId);
  const states = ctx.db
    .select({
      instanceId: customStates.instanceId,
      kind: sql<Kind>`case ${customStates.scope} when 'global' then 'global_states' else 'user_states' end`.as(
        'kind',
      ),
      total: total(),
    })
    .from(customStates)
    .where(of(customStates))
    .groupBy(customStates.instanceId, customStates.scope);
  return unionAll(facts, nodes, states);
}

/** Users whom a fact, a node or a state is about, each once. */
async function countUsers(ctx: Context, agent: Pick<AgentRow, 'tenantId' | 'agentId'>, ids: string[]) {
  const of = (table: typeof memoryFacts | typeof memoryNodes | typeof customStates) =>
    and(
      eq(table.tenantId, agent.tenantId),
      eq(table.agentId, agent.agentId),
      inArray(table.instanceId, ids),
      sql`${table.userId} <> ''`,
    );
  const inFacts = ctx.db
    .selectDistinct({ instanceId: memoryFacts.instanceId, userId: memoryFacts.userId })
    .from(memoryFacts)
    .where(of(memoryFacts));
  const inStates = ctx.db
    .selectDistinct({ instanceId: customStates.instanceId, userId: customStates.userId })
    .from(customStates)
    .where(of(customStates));
  const inNodes = ctx.db
    .selectDistinct({ instanceId: memoryNodes.instanceId, userId: memoryNodes.userId })
    .from(memoryNodes)
    .where(of(memoryNodes));
  const seen = inFacts.union(inStates).union(inNodes).as('seen');
  return ctx.db
    .select({ instanceId: seen.instanceId, kind: counted('users'), total: total() })
    .from(seen)
    .groupBy(seen.instanceId);
}

export async function getInstanceContents(
  ctx: Context,
  input: { agent: string; instance: string },
): Promise<InstanceWithContents> {
  const agent = await findAgent(ctx, input.agent);
  const row = await findInstance(ctx, agent, input.instance);
  const contents = await countContents(ctx, agent, [row.instanceId]);
  return { instance: toInstance(row), contents: contents.get(row.instanceId) ?? EMPTY };
}

/** What deleting the agent would delete. */
export async function getAgentContents(ctx: Context, agentReference: string): Promise<AgentContents> {
  const agent = await findAgent(ctx, agentReference);
  const result = await ctx.db.execute<Record<keyof AgentContents, number>>(sql`
    with facts as (
      select instance_id, user_id from memory_facts
      where tenant_id = ${agent.tenantId} and agent_id = ${agent.agentId}
    ), states as (
      select scope, user_id from custom_states
      where tenant_id = ${agent.tenantId} and agent_id = ${agent.agentId}
    )
    select
      (select count(*)::int from facts where instance_id is not null) as facts,
      (select count(*)::int from facts where instance_id is null) as agent_facts,
      (select count(*)::int from memory_nodes
        where tenant_id = ${agent.tenantId} and agent_id = ${agent.agentId}) as nodes,
      (select count(*)::int from states where scope = 'global') as global_states,
      (select count(*)::int from states where scope = 'user') as user_states,
      (select count(*)::int from (
        select user_id from facts where user_id <> '' union select user_id from states where user_id <> ''
        union select user_id from memory_nodes
          where tenant_id = ${agent.tenantId} and agent_id = ${agent.agentId} and user_id <> ''
      ) as seen) as users,
      ${agent.instanceCount}::int as instances`);
  const row = result.rows[0];
  if (!row) throw new Error('The count came back empty.');
  return row;
}
