import { and, count, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listFacts as endpoint } from '@/lib/contract/endpoints/memory';
import type { listFactsReply, StoredFact } from '@/lib/contract/memory-facts';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { memoryFacts } from '../../store/schema/memory';
import { findPlace, type MemoryPlace } from './find-place';
import { wordsIn } from './search-words';

export type FactRow = typeof memoryFacts.$inferSelect;

const DEFAULT_FACTS = 50;

/** Whose a fact can be that an instance knows: its own, or the agent's. */
type Owner = 'instance' | 'agent';
const OWNERS = ['instance', 'agent'] as const;

function factsOf({ agent, instance }: MemoryPlace, owner: Owner): SQL | undefined {
  const { instanceId } = memoryFacts;
  return and(
    eq(memoryFacts.tenantId, agent.tenantId),
    eq(memoryFacts.agentId, agent.agentId),
    owner === 'agent' ? isNull(instanceId) : eq(instanceId, instance.instanceId),
  );
}

export function factsSeenIn(place: MemoryPlace): SQL | undefined {
  return or(...OWNERS.map((owner) => factsOf(place, owner)));
}

interface Filters {
  user_id?: string;
  fact_type?: string;
  search?: string;
}

interface FactPageInput {
  /** The query member that carries the cursor. */
  member: string;
  token: string | undefined;
  limit: number;
  filters: Filters;
  /** Both, unless it is said. */
  owner?: Owner | undefined;
}

interface FactPage {
  rows: FactRow[];
  total: number;
  next: string | undefined;
}

/** A page, the newest first. */
export async function readFactPage(
  ctx: Context,
  place: MemoryPlace,
  { member, token, limit, filters, owner }: FactPageInput,
): Promise<FactPage> {
  const binding: Binding = {
    member,
    tenant: place.agent.tenantId,
    filters: { instance: place.instance.instanceId, ...filters, owner },
    key: 'time',
  };
  const position = token === undefined ? undefined : decodeCursor(binding, token);
  if (position === 'foreign') return { rows: [], total: 0, next: undefined };
  const owners = owner ? [owner] : OWNERS;
  const conditions = conditionsOf(filters);
  const after =
    position &&
    sql`(${memoryFacts.createdAt}, ${memoryFacts.factId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  // Each in the order of the index, of which only the beginning is read; one query of both would sort them all.
  const read = await Promise.all(
    owners.map((each) =>
      ctx.db
        .select({ row: memoryFacts, key: microseconds(memoryFacts.createdAt) })
        .from(memoryFacts)
        .where(and(factsOf(place, each), ...conditions, after))
        .orderBy(desc(memoryFacts.createdAt), desc(memoryFacts.factId))
        .limit(limit + 1),
    ),
  );
  const rows = read.flat().sort(newestFirst);
  const { items, hasMore, last } = cutPage(rows, limit);
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(memoryFacts)
    .where(and(or(...owners.map((each) => factsOf(place, each))), ...conditions));
  return {
    rows: items.map(({ row }) => row),
    total: counted?.total ?? 0,
    next: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.row.factId }) : undefined,
  };
}

interface KeyedRow {
  key: string;
  row: FactRow;
}

/** As the database sorts them: both parts of the key are of one length, and no two rows have the same. */
function newestFirst(a: KeyedRow, b: KeyedRow): number {
  const keyOf = ({ key, row }: KeyedRow) => `${key} ${row.factId}`;
  return keyOf(a) < keyOf(b) ? 1 : -1;
}

export async function listFacts(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listFactsReply>> {
  const { instance_id: instance, page_token: token, limit = DEFAULT_FACTS, ...filters } = input.query;
  const place = await findPlace(ctx, { agent: input.agent, instance });
  const page = await readFactPage(ctx, place, { member: 'page_token', token, limit, filters });
  return { facts: page.rows.map(toStoredFact), total_count: page.total, next_page_token: page.next };
}

function conditionsOf({ user_id: user, fact_type: type, search }: Filters): (SQL | undefined)[] {
  return [
    user === undefined ? undefined : eq(memoryFacts.userId, user),
    type === undefined ? undefined : eq(memoryFacts.factType, type),
    ...wordsIn(sql`${memoryFacts.content}`, search),
  ];
}

export function toStoredFact(row: FactRow): StoredFact {
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
