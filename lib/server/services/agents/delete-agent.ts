import { and, eq, ne } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { agents } from '../../store/schema/agents';
import { caseRuns, testCases } from '../../store/schema/cases';
import { chatRuns, chatSessions } from '../../store/schema/chat';
import { customTools } from '../../store/schema/custom-tools';
import { forks } from '../../store/schema/forks';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import { probes } from '../../store/schema/probes';
import { recordChange } from '../activity/record-change';
import { deleteTurns } from '../tester/forget-turns';
import { type AgentRow, aboutAgent, lockAgent } from './find-agent';

/** Rows deleted, by table. */
export type DeletedCounts = Record<
  | 'agents'
  | 'instances'
  | 'memory_facts'
  | 'memory_nodes'
  | 'custom_states'
  | 'custom_tools'
  | 'personality_deltas'
  | 'chat_sessions'
  | 'chat_runs'
  | 'test_cases'
  | 'case_runs'
  | 'probes',
  number
>;

export async function deleteAgent(ctx: Context, reference: string): Promise<DeletedCounts> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockAgent(tx, ctx, reference, 'update');
    const counts = await deleteRows(tx, row);
    await recordChange(tx, ctx, {
      verb: 'delete',
      ...aboutAgent(row),
      before: { name: row.name, bio: row.bio, project_id: row.projectId, is_active: row.isActive },
      counts,
    });
    return counts;
  });
}

type Owned =
  | typeof memoryFacts
  | typeof memoryNodes
  | typeof customStates
  | typeof customTools
  | typeof personalityDeltas
  | typeof chatRuns
  | typeof chatSessions
  | typeof testCases
  | typeof caseRuns
  | typeof probes
  | typeof instances
  | typeof agents;

/**
 * Deletes an agent whose row is held `for update`: a write under it waits, and then finds no parent. Facts
 * go before the nodes they may point at, so that every row is counted and none falls in a cascade.
 */
export async function deleteRows(
  tx: Tx,
  row: Pick<AgentRow, 'tenantId' | 'agentId'>,
): Promise<DeletedCounts> {
  const of = (table: Owned) => and(eq(table.tenantId, row.tenantId), eq(table.agentId, row.agentId));
  // A reset holds its instance's row: two deletes of the same rows in different orders would block each other.
  await tx.select({ id: instances.instanceId }).from(instances).where(of(instances)).for('update');
  const facts = await tx.delete(memoryFacts).where(of(memoryFacts));
  const nodes = await tx.delete(memoryNodes).where(of(memoryNodes));
  const states = await tx.delete(customStates).where(of(customStates));
  const tools = await tx.delete(customTools).where(of(customTools));
  const deltas = await tx.delete(personalityDeltas).where(of(personalityDeltas));
  const runs = await tx.delete(chatRuns).where(of(chatRuns));
  const sessions = await tx.delete(chatSessions).where(of(chatSessions));
  await deleteTurns(tx, { tenantId: row.tenantId, agentId: row.agentId });
  const cases = await tx.delete(testCases).where(of(testCases));
  const asked = await tx.delete(caseRuns).where(of(caseRuns));
  const probed = await tx.delete(probes).where(of(probes));
  const deletedInstances = await tx.delete(instances).where(of(instances));
  // Where a copy came from is forgotten with it; one that is still being made settles its own row.
  const isSettled = and(eq(forks.tenantId, row.tenantId), eq(forks.agentId, row.agentId));
  await tx.delete(forks).where(and(isSettled, ne(forks.status, 'forking')));
  const deletedAgents = await tx.delete(agents).where(of(agents));
  return {
    agents: deletedAgents.rowCount ?? 0,
    instances: deletedInstances.rowCount ?? 0,
    memory_facts: facts.rowCount ?? 0,
    memory_nodes: nodes.rowCount ?? 0,
    custom_states: states.rowCount ?? 0,
    custom_tools: tools.rowCount ?? 0,
    personality_deltas: deltas.rowCount ?? 0,
    chat_sessions: sessions.rowCount ?? 0,
    chat_runs: runs.rowCount ?? 0,
    test_cases: cases.rowCount ?? 0,
    case_runs: asked.rowCount ?? 0,
    probes: probed.rowCount ?? 0,
  };
}
