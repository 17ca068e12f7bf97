import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import {
  AGENT_GLOBAL,
  type AtomicFact,
  type BulkCreateFactsBody,
  type CreateFactBody,
  type UpdateFactBody,
} from '@/lib/contract/memory-facts';
import type { Context, Tx } from '../../context';
import { invalid, notFound } from '../../problems';
import { memoryFacts, memoryNodes } from '../../store/schema/memory';
import { writtenAt } from '../../store/written-at';
import { differences, recordChange } from '../activity/record-change';
import { type AgentRow, findAgent } from '../agents/find-agent';
import { aboutPlace, findPlace, type MemoryPlace, type PlaceInput } from './find-place';
import type { FactRow } from './list-facts';

function toAtomicFact(row: FactRow): AtomicFact {
  const updated = row.updatedAt.toISOString();
  return {
    fact_id: row.factId,
    agent_id: row.agentId,
    node_id: row.nodeId ?? '',
    atomic_text: row.content,
    fact_type: row.factType,
    confidence: row.confidence,
    importance: row.importance,
    mention_count: row.mentionCount,
    last_confirmed: updated,
    // Nothing fades here.
    retention_strength: 1,
    last_retrieved_at: updated,
    entities: row.entities,
    metadata: row.metadata,
    session_id: row.sessionId || undefined,
    source_type: row.sourceType,
    user_id: row.userId || undefined,
    created_at: row.createdAt.toISOString(),
    updated_at: updated,
  };
}

function isGlobal({ metadata }: { metadata?: Record<string, unknown> }): boolean {
  return metadata?.scope === AGENT_GLOBAL;
}

/** Short enough for a line of Activity. */
function titleOf(content: string): string {
  return content.length > 80 ? `${content.slice(0, 79).toWellFormed()}…` : content;
}

function aboutFact(agent: AgentRow, row: FactRow) {
  return {
    object: { type: 'fact' as const, id: row.factId, name: titleOf(row.content) },
    agentId: agent.agentId,
    instanceId: row.instanceId ?? undefined,
    projectId: agent.projectId,
  };
}

export async function createFact(
  ctx: Context,
  input: PlaceInput & { body: CreateFactBody },
): Promise<AtomicFact> {
  const place = await findPlace(ctx, input);
  return ctx.db.transaction(async (tx) => {
    const [row] = await insert(tx, place, [input.body], () => 'body.node_id');
    if (!row) throw new Error('The fact was not written.');
    await recordChange(tx, ctx, {
      ...aboutFact(place.agent, row),
      verb: 'create',
      after: { content: row.content, ...(row.userId && { user_id: row.userId }) },
    });
    return toAtomicFact(row);
  });
}

/** All of them or none, with one row of Activity. */
export async function bulkCreateFacts(
  ctx: Context,
  input: PlaceInput & { body: BulkCreateFactsBody },
): Promise<AtomicFact[]> {
  const place = await findPlace(ctx, input);
  const { user_id: user, facts } = input.body;
  const owned = facts.map((fact) => ({ ...fact, user_id: fact.user_id ?? user }));
  return ctx.db.transaction(async (tx) => {
    const rows = await insert(tx, place, owned, (index) => `body.facts.${index}.node_id`);
    await recordChange(tx, ctx, {
      ...aboutPlace(place),
      object: { type: 'instance', id: place.instance.instanceId, name: place.instance.name },
      verb: 'add',
      counts: { memory_facts: rows.length },
    });
    return rows.map(toAtomicFact);
  });
}

async function insert(
  tx: Tx,
  { agent, instance }: MemoryPlace,
  facts: CreateFactBody[],
  locationOf: (index: number) => string,
): Promise<FactRow[]> {
  await requireNodes(tx, { agent, instance }, facts, locationOf);
  return tx
    .insert(memoryFacts)
    .values(
      facts.map((fact, index) => ({
        tenantId: agent.tenantId,
        agentId: agent.agentId,
        instanceId: isGlobal(fact) ? null : instance.instanceId,
        nodeId: isGlobal(fact) ? null : fact.node_id,
        userId: fact.user_id,
        content: fact.content,
        factType: fact.fact_type,
        importance: fact.importance,
        confidence: fact.confidence,
        entities: fact.entities ?? undefined,
        metadata: fact.metadata,
        sourceType: 'manual',
        createdAt: writtenAt(index),
      })),
    )
    .returning();
}

/** A node must be one of the same instance. */
async function requireNodes(
  tx: Tx,
  { instance }: MemoryPlace,
  facts: CreateFactBody[],
  locationOf: (index: number) => string,
): Promise<void> {
  const named = facts.flatMap(({ node_id }) => (node_id ? [node_id] : []));
  if (named.length === 0) return;
  const known = await tx
    .select({ id: memoryNodes.nodeId })
    .from(memoryNodes)
    .where(
      and(
        eq(memoryNodes.tenantId, instance.tenantId),
        eq(memoryNodes.agentId, instance.agentId),
        eq(memoryNodes.instanceId, instance.instanceId),
        inArray(memoryNodes.nodeId, named),
      ),
    );
  const ids = new Set(known.map(({ id }) => id));
  const wrong = facts.flatMap(({ node_id }, index) =>
    node_id && !ids.has(node_id)
      ? [{ location: locationOf(index), message: 'is not a node of the instance', value: node_id }]
      : [],
  );
  if (wrong.length > 0) throw invalid(wrong);
}

function withId(agent: AgentRow, factId: string): SQL | undefined {
  return and(
    eq(memoryFacts.tenantId, agent.tenantId),
    eq(memoryFacts.agentId, agent.agentId),
    eq(memoryFacts.factId, factId),
  );
}

function shown(row: FactRow) {
  return {
    content: row.content,
    fact_type: row.factType,
    importance: row.importance,
    confidence: row.confidence,
    entities: row.entities,
    metadata: row.metadata,
  };
}

export async function updateFact(
  ctx: Context,
  input: { agent: string; factId: string; body: UpdateFactBody },
): Promise<AtomicFact> {
  const agent = await findAgent(ctx, input.agent);
  const { entities, ...rest } = input.body;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(memoryFacts).where(withId(agent, input.factId)).for('no key update');
    if (!row) throw notFound('fact');
    const body = { ...rest, entities: entities ?? undefined };
    if (body.metadata && isGlobal(body) !== (row.instanceId === null)) {
      throw invalid([
        { location: 'body.metadata.scope', message: 'cannot change: a fact stays where it belongs' },
      ]);
    }
    const changed = differences<Record<string, unknown>>(shown(row), body);
    if (!changed) return toAtomicFact(row);
    const [written] = await tx
      .update(memoryFacts)
      .set({
        content: body.content,
        factType: body.fact_type,
        importance: body.importance,
        confidence: body.confidence,
        entities: body.entities,
        metadata: body.metadata,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(withId(agent, row.factId))
      .returning();
    if (!written) throw notFound('fact');
    await recordChange(tx, ctx, { ...aboutFact(agent, row), ...changed, verb: 'update' });
    return toAtomicFact(written);
  });
}

export async function deleteFact(ctx: Context, input: { agent: string; factId: string }): Promise<undefined> {
  const agent = await findAgent(ctx, input.agent);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.delete(memoryFacts).where(withId(agent, input.factId)).returning();
    if (!row) throw notFound('fact');
    await recordChange(tx, ctx, {
      ...aboutFact(agent, row),
      verb: 'delete',
      before: { content: row.content, ...(row.userId && { user_id: row.userId }) },
    });
    return undefined;
  });
}
