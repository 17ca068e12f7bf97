import { and, asc, count, eq, or, type SQL, sql } from 'drizzle-orm';
import type { CustomState } from '@/lib/contract/custom-states';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseStates as endpoint } from '@/lib/contract/endpoints/instance-memory';
import { type browseStatesReply, MEMORY_PAGE } from '@/lib/contract/instance-memory';
import { shortText } from '@/lib/state-text';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { customStates } from '../../store/schema/memory';
import { findPlace } from './find-place';
import { statesIn, toState } from './list-states';
import { wordsIn } from './search-words';

/** Of a value: enough for a line of a list, and to be found by. */
const BEGINNING = 400;

const beginning = sql<string>`left(case jsonb_typeof(${customStates.value})
  when 'string' then ${customStates.value} #>> '{}' else ${customStates.value}::text end, ${sql.raw(String(BEGINNING))})`;

interface PlaceInput {
  agent: string;
  instance: string;
}

/** A page of the states of an instance, without the length of their values. */
export async function browseStates(
  ctx: Context,
  input: PlaceInput & { query: QueryOf<typeof endpoint> },
): Promise<Output<typeof browseStatesReply>> {
  const { cursor, page_size: size = MEMORY_PAGE, ...filters } = input.query;
  const place = await findPlace(ctx, input);
  const { tenantId, instanceId } = place.instance;
  const binding: Binding = { tenant: tenantId, filters: { instanceId, ...filters }, key: 'text' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false, total_count: 0 };
  const where = and(statesIn(place), ...conditionsOf(filters));
  const rows = await ctx.db
    .select({
      ...{ stateId: customStates.stateId, key: customStates.key, scope: customStates.scope },
      ...{ userId: customStates.userId, contentType: customStates.contentType, short: beginning },
      ...{ createdAt: customStates.createdAt, updatedAt: customStates.updatedAt },
    })
    .from(customStates)
    .where(and(where, position && after(position.key)))
    .orderBy(asc(customStates.scope), asc(customStates.userId), asc(customStates.key))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  const [counted] = await ctx.db.select({ total: count() }).from(customStates).where(where);
  return {
    items: items.map((row) => ({
      ...{ state_id: row.stateId, key: row.key, scope: row.scope, user_id: row.userId || null },
      ...{ content_type: row.contentType, short: shortText(row.short) },
      ...{ created_at: row.createdAt.toISOString(), updated_at: row.updatedAt.toISOString() },
    })),
    has_more: hasMore,
    next_cursor:
      hasMore && last
        ? encodeCursor(binding, {
            key: JSON.stringify([last.scope, last.userId, last.key]),
            id: last.stateId,
          })
        : undefined,
    total_count: counted?.total ?? 0,
  };
}

function conditionsOf({ search, scope, user_id: user }: QueryOf<typeof endpoint>): (SQL | undefined)[] {
  const { scope: column, userId, key } = customStates;
  return [
    scope && eq(column, scope),
    user === undefined ? undefined : or(eq(column, 'global'), eq(userId, user)),
    ...wordsIn(sql`${key} || ' ' || ${userId} || ' ' || ${beginning}`, search),
  ];
}

/** Beyond the state that the cursor stands on, whether or not it is still there. */
function after(position: string): SQL {
  const [scope = '', user = '', key = ''] = namesIn(position);
  return sql`(${customStates.scope}, ${customStates.userId}, ${customStates.key}) > (${scope}, ${user}, ${key})`;
}

function namesIn(position: string): string[] {
  try {
    const names: unknown = JSON.parse(position);
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
}

export async function getInstanceState(
  ctx: Context,
  input: PlaceInput & { stateId: string },
): Promise<CustomState> {
  const place = await findPlace(ctx, input);
  const [row] = await ctx.db
    .select()
    .from(customStates)
    .where(and(statesIn(place), eq(customStates.stateId, input.stateId)));
  if (!row) throw notFound('state');
  return toState(row);
}
