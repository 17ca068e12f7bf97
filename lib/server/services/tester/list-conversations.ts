import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listConversations as endpoint } from '@/lib/contract/endpoints/tester';
import { type Conversation, type listConversationsReply, TESTER_PAGE } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { findAgentId } from './find-place';
import { lookForTurn } from './find-turn';
import { type ConversationRow, isLeft } from './turn-rows';

export async function listConversations(
  ctx: Context,
  { agent, query }: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listConversationsReply>> {
  const agentId = await findAgentId(ctx, agent);
  const { cursor, page_size: size = TESTER_PAGE, ...filters } = query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { agentId, ...filters }, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const { updatedAt, conversationId } = testerConversations;
  const after =
    position && sql`(${updatedAt}, ${conversationId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select({ row: getTableColumns(testerConversations), key: microseconds(updatedAt) })
    .from(testerConversations)
    .where(
      and(
        ...[eq(testerConversations.tenantId, ctx.caller.tenant), eq(testerConversations.agentId, agentId)],
        ...[...conditions(filters), after],
      ),
    )
    .orderBy(desc(updatedAt), desc(conversationId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  const next = last && { key: last.key, id: last.row.conversationId };
  return {
    items: await toConversations(
      ctx,
      items.map(({ row }) => row),
    ),
    has_more: hasMore,
    next_cursor: hasMore && next ? encodeCursor(binding, next) : undefined,
  };
}

function conditions(filters: Omit<QueryOf<typeof endpoint>, 'cursor' | 'page_size'>): (SQL | undefined)[] {
  const { instance_id: instance, user_id: user, search = '' } = filters;
  return [
    instance === undefined ? undefined : eq(testerConversations.instanceId, instance),
    user === undefined ? undefined : eq(testerConversations.userId, user),
    ...search.toLowerCase().split(/\s+/).filter(Boolean).map(mentions),
  ];
}

/** In something that was said in it and not replaced since. */
function mentions(word: string): SQL {
  return sql`exists (select 1 from ${testerTurns}
    where ${testerTurns.tenantId} = ${testerConversations.tenantId}
      and ${testerTurns.agentId} = ${testerConversations.agentId}
      and ${testerTurns.conversationId} = ${testerConversations.conversationId}
      and not ${testerTurns.isSuperseded}
      and strpos(lower(${testerTurns.message} || ' ' || ${testerTurns.response}), ${word}) > 0)`;
}

/** With the turn of each that is being answered now. */
export async function toConversations(ctx: Context, rows: ConversationRow[]): Promise<Conversation[]> {
  const running = await runningIn(ctx, rows);
  return rows.map((row) => ({
    conversation_id: row.conversationId,
    agent_id: row.agentId,
    ...{ instance_id: row.instanceId, instance_name: row.instanceName, user_id: row.userId },
    ...{ title: row.title, turns: row.turns, running_turn_id: running.get(row.conversationId) },
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  }));
}

async function runningIn(ctx: Context, conversations: ConversationRow[]): Promise<Map<string, string>> {
  const [first] = conversations;
  if (!first) return new Map();
  const { tenantId, agentId } = first;
  const ids = conversations.map(({ conversationId }) => conversationId);
  const { turnId, conversationId } = testerTurns;
  const rows = await ctx.db
    .select({ turnId, conversationId, isLeft })
    .from(testerTurns)
    .where(
      and(
        ...[eq(testerTurns.tenantId, tenantId), eq(testerTurns.agentId, agentId)],
        ...[inArray(conversationId, ids), eq(testerTurns.status, 'running')],
      ),
    );
  const alive = await Promise.all(
    rows.map(async (row) => {
      if (!row.isLeft) return [row];
      const found = await lookForTurn(ctx, { tenantId, agentId, turnId: row.turnId });
      return found?.row.status === 'running' ? [row] : [];
    }),
  );
  return new Map(alive.flat().map((row) => [row.conversationId, row.turnId]));
}
