import { and, eq, sql } from 'drizzle-orm';
import type { ActivityVerb } from '@/lib/contract/dashboard';
import type { AgentInstance, CreateInstanceBody, UpdateInstanceBody } from '@/lib/contract/instances';
import type { Context } from '../../context';
import { taken } from '../../problems';
import { violatedUnique } from '../../store/database-error';
import { instances } from '../../store/schema/instances';
import { differences, recordChange } from '../activity/record-change';
import { findAgent, lockAgent } from '../agents/find-agent';
import { aboutInstance, changeInstanceCount, instancesOf, lockInstance, toInstance } from './find-instance';

export async function createInstance(
  ctx: Context,
  input: { agent: string; body: CreateInstanceBody },
): Promise<AgentInstance> {
  const { name, description = '' } = input.body;
  return nameConflictsSay(name, () =>
    ctx.db.transaction(async (tx) => {
      const agent = await lockAgent(tx, ctx, input.agent);
      const [row] = await tx
        .insert(instances)
        .values({ tenantId: agent.tenantId, agentId: agent.agentId, name, description })
        .returning();
      if (!row) throw new Error('The instance was not written.');
      await changeInstanceCount(tx, agent, 1);
      await recordChange(tx, ctx, {
        ...aboutInstance(agent, row),
        verb: 'create',
        after: { name, description },
      });
      return toInstance(row);
    }),
  );
}

export async function updateInstance(
  ctx: Context,
  input: { agent: string; instance: string; body: UpdateInstanceBody },
): Promise<AgentInstance> {
  const { body } = input;
  const agent = await findAgent(ctx, input.agent);
  return nameConflictsSay(body.name ?? '', () =>
    ctx.db.transaction(async (tx) => {
      const row = await lockInstance(tx, agent, input.instance);
      const { name, description, status } = row;
      const changed = differences<Record<string, unknown>>({ name, description, status }, body);
      if (!changed) return toInstance(row);
      const [written] = await tx
        .update(instances)
        .set({ ...body, updatedAt: sql`clock_timestamp()` })
        .where(and(instancesOf(agent), eq(instances.instanceId, row.instanceId)))
        .returning();
      if (!written) throw new Error('The instance was not written.');
      await recordChange(tx, ctx, {
        ...aboutInstance(agent, written),
        ...changed,
        verb: verbOf(changed.after),
      });
      return toInstance(written);
    }),
  );
}

/** One word for what a PATCH did: the narrowest that is true. */
function verbOf(after: Record<string, unknown>): ActivityVerb {
  const members = Object.keys(after).join();
  if (members === 'name') return 'rename';
  if (members === 'status') return after.status === 'active' ? 'activate' : 'deactivate';
  return 'update';
}

async function nameConflictsSay<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (violatedUnique(error) === 'instances_name') throw taken('instance of this agent', name);
    throw error;
  }
}
