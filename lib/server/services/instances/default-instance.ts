import { and, eq, type SQL } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { instances } from '../../store/schema/instances';
import { recordChange } from '../activity/record-change';
import { type AgentRow, lockAgent } from '../agents/find-agent';
import { aboutInstance, changeInstanceCount, instancesOf } from './find-instance';

/** Makes the default instance where it is missing, for example after an import. One that has its name becomes it. */
export async function ensureDefaultInstance(tx: Tx, ctx: Context, agent: AgentRow): Promise<void> {
  const { tenantId, agentId } = await lockAgent(tx, ctx, agent.agentId);
  const one = (condition: SQL) => and(instancesOf(agent), condition);
  const known = await tx
    .select()
    .from(instances)
    .where(one(eq(instances.isDefault, true)));
  if (known.length > 0) return;
  const named = await tx
    .update(instances)
    .set({ isDefault: true })
    .where(one(eq(instances.name, 'default')));
  if (named.rowCount) return;
  const [row] = await tx
    .insert(instances)
    .values({ tenantId, agentId, name: 'default', isDefault: true })
    .returning();
  if (!row) throw new Error('The default instance was not written.');
  await changeInstanceCount(tx, agent, 1);
  const note = 'Made because there was none.';
  await recordChange(tx, ctx, {
    ...aboutInstance(agent, row),
    verb: 'create',
    after: { name: row.name },
    note,
  });
}
