import { and, count, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listFacts as endpoint } from '@/lib/contract/endpoints/memory';
import type { listFactsReply, StoredFact } from '@/lib/contract/memory-facts';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { memoryFacts } from '../../store/schema/memory';
import { findPlace, type MemoryPlace } from './find-place';

export type FactRow = typeof memoryFacts.$inferSelect;

const DEFAULT_FACTS = 50;

/** What an instance knows: its own facts, and those of the agent itself. */
function factsSeenIn({ agent, instance }: MemoryPlace): SQL | undefined {
  return and(
    eq(memoryFacts.tenantId, agent.tenantId),
    eq(memoryFacts.agentId, agent.agentId),
    or(eq(memoryFacts.instanceId, instance.instanceId), isNull(memoryFacts.instanceId)),
  );
}

/** A page, the newest first. */
export async function listFacts(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listFactsReply>> {
  const { instance_id: instance, page_token: token, limit = DEFAULT_FACTS, ...filters } = input.query;
  const place = await findPlace(ctx, { agent: input.agent, instance });
  const binding: Binding = {
    member: 'page_token',
    tenant: place.agent.tenantId,
    filters: { instance: place.instance.instanceId, ...filters },
    key: 'time',
  };
  const position = token === undefined ? undefined : decodeCursor(binding, token);
  if (position === 'foreign') return { facts: [], total_count: 0 };
  const where = and(factsSeenIn(place), ...conditionsOf(filters));
  const after =
    position &&
    sql`(${memoryFacts.createdAt}, ${memoryFacts.factId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select({ row: memoryFacts, key: microseconds(memoryFacts.createdAt) })
    .from(memoryFacts)
    .where(and(where, after))
    .orderBy(desc(memoryFacts.createdAt), desc(memoryFacts.factId))
    .limit(limit + 1);
  const { items, hasMore, last } = cutPage(rows, limit);
  const [counted] = await ctx.db.select({ total: count() }).from(memoryFacts).where(where);
  return {
    facts: items.map(({ row }) => toStoredFact(row)),
    total_count: counted?.total ?? 0,
    next_page_token:
      hasMore && last ? encodeCursor(binding, { key: last.key, id: last.row.factId }) : undefined,
  };
}

interface Filters {
  user_id?: string;
  fact_type?: string;
  search?: string;
}

function conditionsOf({ user_id: user, fact_type: type, search = '' }: Filters): (SQL | undefined)[] {
  const words = search.normalize('NFC').split(/\s+/).filter(Boolean);
  return [
    user === undefined ? undefined : eq(memoryFacts.userId, user),
    type === undefined ? undefined : eq(memoryFacts.factType, type),
    ...words.map(
      (word) => sql`lower(${memoryFacts.content}) like lower(${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`})`,
    ),
  ];
}

function toStoredFact(row: FactRow): StoredFact {
  return {
    fact_id: row.factId,
    content: row.content,
    fact_type: row.factType,
    importance: row.importance,
    confidence: row.confidence,
    mention_count: row.mentionCount,
    entity: row.entities[0],
    metadata: row.metadata,
    session_id: row.sessionId || undefined,
    source_type: row.sourceType,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
