import { and, desc, eq, lt } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listTurns as endpoint } from '@/lib/contract/endpoints/tester';
import { type listTurnsReply, TESTER_PAGE, type TurnDetail } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { testerTurns } from '../../store/schema/tester';
import { AnswerSoFar } from '../../tester/answer-so-far';
import { findAgentId } from './find-place';
import { findConversation, findTurn, lookForTurn, selectTurns, toOneTurn, toTurns } from './find-turn';
import { toConversations } from './list-conversations';
import { allFrames, type ConversationRow } from './turn-rows';

export async function getTurn(ctx: Context, input: { agent: string; turnId: string }): Promise<TurnDetail> {
  const agentId = await findAgentId(ctx, input.agent);
  const found = await findTurn(ctx, agentId, input.turnId);
  const frames = await allFrames(ctx.db, found.row);
  const { system, ...counts } = AnswerSoFar.of(frames).context;
  return {
    turn: await toOneTurn(ctx, found),
    frames,
    context: typeof system === 'string' ? system : undefined,
    counts,
  };
}

interface ListInput {
  agent: string;
  conversationId: string;
  query: QueryOf<typeof endpoint>;
}

export async function listTurns(
  ctx: Context,
  { agent, conversationId, query: { cursor, page_size: size = TESTER_PAGE } }: ListInput,
): Promise<Output<typeof listTurnsReply>> {
  const agentId = await findAgentId(ctx, agent);
  const row = await findConversation(ctx, agentId, conversationId);
  const { tenant } = ctx.caller;
  const binding: Binding = { tenant, filters: { agentId, conversationId }, key: 'number' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  const [conversation] = await toConversations(ctx, [row]);
  if (!conversation) throw new Error('A conversation was lost on its way out.');
  if (position === 'foreign') return { conversation, items: [], has_more: false };
  const rows = await selectPage(ctx, row, { before: position && Number(position.key), size });
  const { items, hasMore, last } = cutPage(rows, size);
  const next = last && { key: String(last.row.position), id: last.row.turnId };
  return {
    conversation,
    items: await toTurns(ctx, items),
    has_more: hasMore,
    next_cursor: hasMore && next ? encodeCursor(binding, next) : undefined,
  };
}

async function selectPage(
  ctx: Context,
  { tenantId, agentId, conversationId }: ConversationRow,
  { before, size }: { before: number | undefined; size: number },
) {
  const rows = await selectTurns(ctx)
    .where(
      and(
        ...[eq(testerTurns.tenantId, tenantId), eq(testerTurns.agentId, agentId)],
        ...[eq(testerTurns.conversationId, conversationId), eq(testerTurns.isSuperseded, false)],
        before === undefined ? undefined : lt(testerTurns.position, before),
      ),
    )
    .orderBy(desc(testerTurns.position))
    .limit(size + 1);
  return Promise.all(
    rows.map(async (found) => (found.isLeft && (await lookForTurn(ctx, found.row))) || found),
  );
}
