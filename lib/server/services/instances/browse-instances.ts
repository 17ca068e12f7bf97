import { and, asc, count, desc, sql } from 'drizzle-orm';
import { type browseInstancesReply, DASHBOARD_PAGE } from '@/lib/contract/dashboard';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseInstances as endpoint } from '@/lib/contract/endpoints/dashboard';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { instances } from '../../store/schema/instances';
import { findAgent } from '../agents/find-agent';
import { hasWord, wordsOf } from '../search-words';
import { countContents } from './count-contents';
import { instancesOf, toInstance } from './find-instance';

const NOT_COUNTED = { facts: null, nodes: null, global_states: null, user_states: null, users: null };

/** The default instance first, then by age, a page at a time, each with what it holds. */
export async function browseInstances(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof browseInstancesReply>> {
  const { cursor, page_size: size = DASHBOARD_PAGE, search = '' } = input.query;
  const agent = await findAgent(ctx, input.agent);
  const filters = { agent: agent.agentId, search };
  const binding: Binding = { tenant: agent.tenantId, filters, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false, total_count: 0 };
  const where = and(instancesOf(agent), ...searchTerms(search));
  // The default instance leads page one, so all that follows a cursor is not the default.
  const after =
    position &&
    sql`not ${instances.isDefault} and (${instances.createdAt}, ${instances.instanceId}) > (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select({ row: instances, key: microseconds(instances.createdAt) })
    .from(instances)
    .where(and(where, after))
    .orderBy(desc(instances.isDefault), asc(instances.createdAt), asc(instances.instanceId))
    .limit(size + 1);
  const { items, hasMore } = cutPage(rows, size);
  const ids = items.map(({ row }) => row.instanceId);
  const contents = input.query.contents === false ? null : await countContents(ctx, agent, ids);
  return {
    items: items.map(({ row }) => ({
      instance: toInstance(row),
      contents: contents?.get(row.instanceId) ?? NOT_COUNTED,
    })),
    has_more: hasMore,
    next_cursor: hasMore ? nextCursor(binding, items) : undefined,
    total_count: search ? await countMatches(ctx, where) : agent.instanceCount,
  };
}

/** After a page of the default instance alone, everything older than nothing follows. */
function nextCursor(
  binding: Binding,
  items: { row: { isDefault: boolean; instanceId: string }; key: string }[],
) {
  const last = items.at(-1);
  if (!last) return undefined;
  const position = last.row.isDefault
    ? { key: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
    : { key: last.key, id: last.row.instanceId };
  return encodeCursor(binding, position);
}

/** Every word must occur in the name; one that looks like the beginning of an id may be that instead. */
function searchTerms(search: string) {
  return wordsOf(search).map((word) => {
    const inName = hasWord(sql`lower(${instances.name})`, word);
    if (!/^[0-9a-f-]{8,}$/i.test(word)) return inName;
    return sql`(${inName} or ${instances.instanceId}::text like ${`${word.toLowerCase()}%`})`;
  });
}

async function countMatches(ctx: Context, where: ReturnType<typeof and>): Promise<number> {
  const [row] = await ctx.db.select({ total: count() }).from(instances).where(where);
  return row?.total ?? 0;
}
