import { and, eq } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseFacts as endpoint } from '@/lib/contract/endpoints/instance-memory';
import { type browseFactsReply, MEMORY_PAGE, type MemoryFact } from '@/lib/contract/instance-memory';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { memoryFacts } from '../../store/schema/memory';
import { findPlace } from './find-place';
import { type FactRow, factsSeenIn, readFactPage, toStoredFact } from './list-facts';

interface PlaceInput {
  agent: string;
  instance: string;
}

function toMemoryFact(row: FactRow): MemoryFact {
  return { ...toStoredFact(row), user_id: row.userId || null, is_of_agent: row.instanceId === null };
}

/** What an instance knows, with whom each fact is about; the newest first. */
export async function browseFacts(
  ctx: Context,
  input: PlaceInput & { query: QueryOf<typeof endpoint> },
): Promise<Output<typeof browseFactsReply>> {
  const { cursor: token, page_size: limit = MEMORY_PAGE, of_agent: ofAgent, ...filters } = input.query;
  const place = await findPlace(ctx, input);
  const owner = ofAgent ? 'agent' : 'instance';
  const page = await readFactPage(ctx, place, {
    ...{ member: 'cursor', token, limit, filters },
    owner: ofAgent === undefined ? undefined : owner,
  });
  return {
    items: page.rows.map(toMemoryFact),
    has_more: page.next !== undefined,
    next_cursor: page.next,
    total_count: page.total,
  };
}

export async function getInstanceFact(
  ctx: Context,
  input: PlaceInput & { factId: string },
): Promise<MemoryFact> {
  const place = await findPlace(ctx, input);
  const [row] = await ctx.db
    .select()
    .from(memoryFacts)
    .where(and(factsSeenIn(place), eq(memoryFacts.factId, input.factId)));
  if (!row) throw notFound('fact');
  return toMemoryFact(row);
}
