import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context';
import { invalid } from '../../problems';
import { instances } from '../../store/schema/instances';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { ensureDefaultInstance } from '../instances/default-instance';
import { findInstance, type InstanceRow, instancesOf } from '../instances/find-instance';

/** An instance of an agent: where states and facts are. */
export interface MemoryPlace {
  agent: AgentRow;
  instance: InstanceRow;
}

export interface PlaceInput {
  agent: string;
  /** Its id or name; the default instance when left out. */
  instance: string | undefined;
}

export async function findPlace(ctx: Context, input: PlaceInput): Promise<MemoryPlace> {
  const agent = await findAgent(ctx, input.agent);
  if (input.instance !== undefined) {
    return { agent, instance: await findInstance(ctx, agent, input.instance) };
  }
  return { agent, instance: await defaultInstance(ctx, agent) };
}

async function defaultInstance(ctx: Context, agent: AgentRow): Promise<InstanceRow> {
  const read = () =>
    ctx.db
      .select()
      .from(instances)
      .where(and(instancesOf(agent), eq(instances.isDefault, true)));
  const [known] = await read();
  if (known) return known;
  await ctx.db.transaction((tx) => ensureDefaultInstance(tx, ctx, agent));
  const [made] = await read();
  if (!made)
    throw invalid([{ location: 'query.instance_id', message: 'is needed: there is no default instance' }]);
  return made;
}

/** What Activity says of where something was changed. */
export function aboutPlace({ agent, instance }: MemoryPlace) {
  return { agentId: agent.agentId, instanceId: instance.instanceId, projectId: agent.projectId };
}
