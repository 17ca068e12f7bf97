import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/common';
import type { AgentInstance } from '@/lib/contract/instances';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { instances } from '../../store/schema/instances';
import { type AgentRow, storedReference } from '../agents/find-agent';

export type InstanceRow = typeof instances.$inferSelect;

/** Every instance of one agent, as a condition. */
export function instancesOf(agent: Pick<AgentRow, 'tenantId' | 'agentId'>): SQL | undefined {
  return and(eq(instances.tenantId, agent.tenantId), eq(instances.agentId, agent.agentId));
}

/** `reference` is an id or a name; `value` may be a placeholder for it. */
export function namedInstance(
  reference: string,
  value: string | SQLWrapper = storedReference(reference),
): SQL {
  return isUuid(reference) ? eq(instances.instanceId, value) : eq(instances.name, value);
}

/** What every activity row of an instance says of it. */
export function aboutInstance(agent: AgentRow, row: InstanceRow) {
  return {
    object: { type: 'instance' as const, id: row.instanceId, name: row.name },
    agentId: agent.agentId,
    instanceId: row.instanceId,
    projectId: agent.projectId,
  };
}

export async function findInstance(ctx: Context, agent: AgentRow, reference: string): Promise<InstanceRow> {
  const [row] = await ctx.db
    .select()
    .from(instances)
    .where(and(instancesOf(agent), namedInstance(reference)));
  if (!row) throw notFound('instance');
  return row;
}

/**
 * The same inside a transaction, holding the row until it ends. A write into the instance takes the row's
 * key lock through its foreign key, so it comes wholly before a reset or wholly after it.
 */
export async function lockInstance(
  tx: Tx,
  agent: AgentRow,
  reference: string,
  strength: 'update' | 'key share' = 'update',
): Promise<InstanceRow> {
  const [row] = await tx
    .select()
    .from(instances)
    .where(and(instancesOf(agent), namedInstance(reference)))
    .for(strength);
  if (!row) throw notFound('instance');
  return row;
}

export async function changeInstanceCount(tx: Tx, agent: AgentRow, by: number): Promise<void> {
  await tx
    .update(agents)
    .set({ instanceCount: sql`${agents.instanceCount} + ${by}` })
    .where(and(eq(agents.tenantId, agent.tenantId), eq(agents.agentId, agent.agentId)));
}

export function toInstance(row: InstanceRow): AgentInstance {
  return {
    agent_id: row.agentId,
    instance_id: row.instanceId,
    name: row.name,
    description: row.description || undefined,
    status: row.status,
    is_default: row.isDefault,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
