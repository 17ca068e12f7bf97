import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import type { CreateAgentBody } from '@/lib/contract/agents';
import type { Tx } from '../../context';
import { memoryFacts } from '../../store/schema/memory';
import type { AgentRow } from './find-agent';

type Memory = Pick<typeof memoryFacts.$inferSelect, 'content' | 'factType' | 'importance' | 'entities'>;

/**
 * Seed memories belong to the agent itself; sending them again replaces those sent before. Answers
 * how many came and went, or undefined when nothing changed.
 */
export async function writeSeedMemories(
  tx: Tx,
  { tenantId, agentId }: AgentRow,
  body: CreateAgentBody,
): Promise<Record<string, number> | undefined> {
  if (!body.seed_memories) return undefined;
  const seeded = and(
    eq(memoryFacts.tenantId, tenantId),
    eq(memoryFacts.agentId, agentId),
    eq(memoryFacts.sourceType, 'seed'),
  );
  const { content, factType, importance, entities } = memoryFacts;
  const known = await tx.select({ content, factType, importance, entities }).from(memoryFacts).where(seeded);
  const sent = body.seed_memories.map((memory) => ({
    content: memory.content,
    factType: memory.fact_type,
    importance: memory.importance,
    entities: memory.entities ?? [],
  }));
  if (isDeepStrictEqual(inOrder(known), inOrder(sent))) return undefined;
  await tx.delete(memoryFacts).where(seeded);
  const rest = { tenantId, agentId, metadata: { scope: 'agent_global' }, sourceType: 'seed' };
  if (sent.length > 0) await tx.insert(memoryFacts).values(sent.map((memory) => ({ ...memory, ...rest })));
  return { memories_removed: known.length, memories_added: sent.length };
}

function inOrder(memories: Memory[]): string[] {
  return memories
    .map(({ content, factType, importance, entities }) =>
      JSON.stringify([content, factType, importance, entities]),
    )
    .sort();
}
