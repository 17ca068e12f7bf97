import { and, asc, count, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type AgentSort, CURSOR_PAGE, OFFSET_PAGE, type paginatedAgents } from '@/lib/contract/agents';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listAgents as endpoint } from '@/lib/contract/endpoints/agents';
import type { Context } from '../../context';
import { invalid, problem } from '../../problems';
import { type Binding, cutPage, decodeCursor, encodeCursor, type Position } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { agents } from '../../store/schema/agents';
import { fillOwners } from '../people';
import { hasWords } from '../search-words';
import { toAgentIndex } from './agent-reply';
import { visibleAgents } from './find-agent';

type Query = QueryOf<typeof endpoint>;
type Page = Output<typeof paginatedAgents>;

interface Order {
  kind: Binding['key'];
  key: SQL<string>;
  after(position: Position): SQL;
  by: SQL[];
}

/** How each order reads its key as text, continues after it and sorts. Each has its index. */
const lastSeen = sql`coalesce(${agents.lastSeenAt}, '-infinity')`;
const ORDERS: Record<AgentSort, Order> = {
  '-created_at': {
    kind: 'time',
    key: microseconds(agents.createdAt),
    after: (p) => sql`(${agents.createdAt}, ${agents.agentId}) < (${p.key}::timestamptz, ${p.id}::uuid)`,
    by: [desc(agents.createdAt), desc(agents.agentId)],
  },
  name: {
    kind: 'text',
    key: sql<string>`lower(${agents.name})`,
    after: (p) => sql`(lower(${agents.name}), ${agents.agentId}) > (${p.key}, ${p.id}::uuid)`,
    by: [asc(sql`lower(${agents.name})`), asc(agents.agentId)],
  },
  '-last_seen_at': {
    kind: 'time',
    key: sql<string>`coalesce(${microseconds(agents.lastSeenAt)}, '-infinity')`,
    after: (p) => sql`(${lastSeen}, ${agents.agentId}) < (${p.key}::timestamptz, ${p.id}::uuid)`,
    by: [desc(lastSeen), desc(agents.agentId)],
  },
};

// The list never shows the long texts; reading them would be most of the work.
const { personalityPrompt: _long, ...columns } = getTableColumns(agents);

export async function listAgents(ctx: Context, query: Query): Promise<Page> {
  const { projectId } = ctx.caller;
  if (projectId && query.project_id !== undefined && query.project_id !== projectId) {
    throw problem(403, 'The API key belongs to another project.');
  }
  const page = await (query.limit !== undefined || query.offset !== undefined
    ? listByOffset(ctx, query)
    : listByCursor(ctx, query));
  const nameless = (page.items ?? []).filter((item) => !item.owner_display_name && !item.owner_email);
  // Not awaited: the list must not be slow because Clerk is.
  void fillOwners(
    ctx,
    nameless.map((item) => item.owner_user_id),
  );
  return page;
}

async function listByCursor(ctx: Context, query: Query): Promise<Page> {
  const { cursor, page_size: size = CURSOR_PAGE, include_count, sort = '-created_at', ...filters } = query;
  const order = ORDERS[sort];
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { ...filters, sort }, key: order.kind };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false, total_count: 0 };
  const rows = await selectPage(ctx, query, position);
  const { items, hasMore, last } = cutPage(rows, size);
  return {
    items: items.map(toAgentIndex),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.agentId }) : undefined,
    total_count: include_count === 'true' ? await countAgents(ctx, matching(ctx, query)) : 0,
  };
}

/** The rows after a position, and one more that tells whether a page follows. */
export function selectPage(ctx: Pick<Context, 'caller' | 'db'>, query: Query, position?: Position) {
  const order = ORDERS[query.sort ?? '-created_at'];
  return ctx.db
    .select({ ...columns, key: order.key })
    .from(agents)
    .where(and(matching(ctx, query), position && order.after(position)))
    .orderBy(...order.by)
    .limit((query.page_size ?? CURSOR_PAGE) + 1);
}

async function listByOffset(ctx: Context, query: Query): Promise<Page> {
  if (query.cursor !== undefined) {
    throw invalid([{ location: 'query.cursor', message: 'cannot be combined with limit or offset' }]);
  }
  const size = query.limit ?? OFFSET_PAGE;
  const where = matching(ctx, query);
  const rows = await ctx.db
    .select(columns)
    .from(agents)
    .where(where)
    .orderBy(...ORDERS[query.sort ?? '-created_at'].by)
    .limit(size + 1)
    .offset(query.offset ?? 0);
  const { items, hasMore } = cutPage(rows, size);
  return {
    items: items.map(toAgentIndex),
    has_more: hasMore,
    total_count: query.include_count === 'true' ? await countAgents(ctx, where) : 0,
  };
}

function matching(ctx: Pick<Context, 'caller'>, query: Query): SQL | undefined {
  return and(
    visibleAgents(ctx),
    query.project_id === undefined ? undefined : eq(agents.projectId, query.project_id),
    query.is_active === undefined ? undefined : eq(agents.isActive, query.is_active),
    ...searchTerms(query.search ?? ''),
  );
}

/** Every word must occur in the name or the owner; the expression is the one that `agents_search` indexes. */
function searchTerms(search: string): SQL[] {
  return hasWords(
    sql`lower(${agents.name} || ' ' || ${agents.ownerDisplayName} || ' ' || ${agents.ownerEmail})`,
    search,
  );
}

async function countAgents(ctx: Context, where: SQL | undefined): Promise<number> {
  const [row] = await ctx.db.select({ total: count() }).from(agents).where(where);
  return row?.total ?? 0;
}
