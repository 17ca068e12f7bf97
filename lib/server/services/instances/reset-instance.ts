import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ResetInstanceReply } from '@/lib/contract/instances';
import type { Context, Tx } from '../../context';
import { problem } from '../../problems';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { recordChange } from '../activity/record-change';
import { findAgent, lockAgent } from '../agents/find-agent';
import { deleteTurns, markTurnsReset } from '../tester/forget-turns';
import {
  aboutInstance,
  changeInstanceCount,
  type InstanceRow,
  instancesOf,
  lockInstance,
  toInstance,
} from './find-instance';

/** Rows deleted from one instance. */
type ClearedCounts = Record<
  'facts_deleted' | 'nodes_deleted' | 'global_states_deleted' | 'user_states_deleted',
  number
>;

/** Empties an instance and leaves it active. Facts of the agent itself stay and are not counted. */
export async function resetInstance(
  ctx: Context,
  input: { agent: string; instance: string },
): Promise<ResetInstanceReply> {
  const agent = await findAgent(ctx, input.agent);
  return ctx.db.transaction(async (tx) => {
    const row = await lockInstance(tx, agent, input.instance);
    const counts = await clear(tx, row);
    await markTranscripts(tx, row);
    await markTurnsReset(tx, row);
    const [written] = await tx
      .update(instances)
      .set({ status: 'active', updatedAt: sql`clock_timestamp()` })
      .where(and(instancesOf(agent), eq(instances.instanceId, row.instanceId)))
      .returning();
    if (!written) throw new Error('The instance was not written.');
    await recordChange(tx, ctx, {
      ...aboutInstance(agent, row),
      verb: 'reset',
      ...(row.status !== 'active' && { before: { status: row.status }, after: { status: 'active' } }),
      counts,
    });
    return {
      instance: toInstance(written),
      facts_deleted: counts.facts_deleted,
      nodes_deleted: counts.nodes_deleted,
    };
  });
}

export async function deleteInstance(
  ctx: Context,
  input: { agent: string; instance: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const agent = await lockAgent(tx, ctx, input.agent);
    const row = await lockInstance(tx, agent, input.instance);
    if (row.isDefault) {
      throw problem(
        409,
        'The default instance cannot be deleted: chat uses it when no instance is named. Reset it instead.',
      );
    }
    const counts = { ...(await clear(tx, row)), ...(await deleteTranscripts(tx, row)) };
    await deleteTurns(tx, row);
    await tx.delete(instances).where(and(instancesOf(agent), eq(instances.instanceId, row.instanceId)));
    await changeInstanceCount(tx, agent, -1);
    const { name, description, status } = row;
    await recordChange(tx, ctx, {
      ...aboutInstance(agent, row),
      verb: 'delete',
      before: { name, description, status },
      counts,
    });
  });
}

/** Facts go before the nodes they may point at: a cascade would delete them uncounted. */
async function clear(tx: Tx, row: InstanceRow): Promise<ClearedCounts> {
  const of = (table: typeof memoryFacts | typeof memoryNodes | typeof customStates) =>
    and(
      eq(table.tenantId, row.tenantId),
      eq(table.agentId, row.agentId),
      eq(table.instanceId, row.instanceId),
    );
  const facts = await tx.delete(memoryFacts).where(of(memoryFacts));
  const nodes = await tx.delete(memoryNodes).where(of(memoryNodes));
  const global = await tx.delete(customStates).where(and(of(customStates), eq(customStates.scope, 'global')));
  const user = await tx.delete(customStates).where(of(customStates));
  return {
    facts_deleted: facts.rowCount ?? 0,
    nodes_deleted: nodes.rowCount ?? 0,
    global_states_deleted: global.rowCount ?? 0,
    user_states_deleted: user.rowCount ?? 0,
  };
}

function ownedBy(
  table: typeof chatRuns | typeof chatSessions,
  { tenantId, agentId, instanceId }: InstanceRow,
) {
  return and(eq(table.tenantId, tenantId), eq(table.agentId, agentId), eq(table.instanceId, instanceId));
}

/** What was said before a reset can still be read, and says when it stopped to count. */
async function markTranscripts(tx: Tx, row: InstanceRow): Promise<void> {
  await tx
    .update(chatRuns)
    .set({ resetAt: sql`clock_timestamp()` })
    .where(and(ownedBy(chatRuns, row), isNull(chatRuns.resetAt)));
}

async function deleteTranscripts(
  tx: Tx,
  row: InstanceRow,
): Promise<Record<'chat_sessions' | 'chat_runs', number>> {
  const runs = await tx.delete(chatRuns).where(ownedBy(chatRuns, row));
  const sessions = await tx.delete(chatSessions).where(ownedBy(chatSessions, row));
  return { chat_sessions: sessions.rowCount ?? 0, chat_runs: runs.rowCount ?? 0 };
}
