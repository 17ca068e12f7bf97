import { asc, desc } from 'drizzle-orm';
import type { AgentInstance } from '@/lib/contract/instances';
import type { Context } from '../../context';
import { instances } from '../../store/schema/instances';
import { findAgent } from '../agents/find-agent';
import { ensureDefaultInstance } from './default-instance';
import { findInstance, instancesOf, toInstance } from './find-instance';

/** All instances of an agent, the default one first, then by age. */
export async function listInstances(ctx: Context, agentReference: string): Promise<AgentInstance[]> {
  const agent = await findAgent(ctx, agentReference);
  const read = () =>
    ctx.db
      .select()
      .from(instances)
      .where(instancesOf(agent))
      .orderBy(desc(instances.isDefault), asc(instances.createdAt), asc(instances.instanceId));
  const rows = await read();
  if (rows[0]?.isDefault) return rows.map(toInstance);
  await ctx.db.transaction((tx) => ensureDefaultInstance(tx, ctx, agent));
  return (await read()).map(toInstance);
}

export async function getInstance(
  ctx: Context,
  input: { agent: string; instance: string },
): Promise<AgentInstance> {
  const agent = await findAgent(ctx, input.agent);
  return toInstance(await findInstance(ctx, agent, input.instance));
}
