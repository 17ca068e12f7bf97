import { and, asc, desc, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listTranscriptTurns as endpoint } from '@/lib/contract/endpoints/transcripts';
import { type listTranscriptTurnsReply, type TranscriptTurn, TURNS_PAGE } from '@/lib/contract/transcripts';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { chatRuns } from '../../store/schema/chat';
import { findAgent } from '../agents/find-agent';
import { findSession, ofSession } from './find-session';

export async function listTranscriptTurns(
  ctx: Context,
  input: { agentId: string; transcriptId: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listTranscriptTurnsReply>> {
  const { cursor, page_size: size = TURNS_PAGE, oldest_first: oldestFirst = false } = input.query;
  const agent = await findAgent(ctx, input.agentId);
  const session = await findSession(ctx.db, agent, input.transcriptId);
  const filters = { transcript: session.transcriptId, oldestFirst };
  const binding: Binding = { tenant: session.tenantId, filters, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const order = oldestFirst ? asc : desc;
  const beyond = oldestFirst ? sql`>` : sql`<`;
  const after =
    position &&
    sql`(${chatRuns.createdAt}, ${chatRuns.runId}) ${beyond} (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await select(ctx)
    .where(and(ofSession(chatRuns, session), after))
    .orderBy(order(chatRuns.createdAt), order(chatRuns.runId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  return {
    items: items.map(toTurn),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.runId }) : undefined,
  };
}

/** Without the conversation that each turn carries whole. */
function select(ctx: Context) {
  return ctx.db
    .select({
      ...{ runId: chatRuns.runId, kind: chatRuns.kind, status: chatRuns.status },
      ...{ provider: chatRuns.provider, model: chatRuns.model, said: chatRuns.said },
      ...{ response: chatRuns.response, error: chatRuns.error, sideEffects: chatRuns.sideEffects },
      ...{ firstTextMs: chatRuns.firstTextMs, durationMs: chatRuns.durationMs },
      ...{ createdAt: chatRuns.createdAt, resetAt: chatRuns.resetAt },
      key: microseconds(chatRuns.createdAt),
    })
    .from(chatRuns);
}

function toTurn(row: Awaited<ReturnType<typeof select>>[number]): TranscriptTurn {
  return {
    run_id: row.runId,
    ...{ kind: row.kind, status: row.status, provider: row.provider, model: row.model },
    ...{ said: row.said, response: row.response, error: row.error || undefined },
    tools: toolNames(row.sideEffects.tool_calls),
    first_text_ms: row.firstTextMs ?? undefined,
    duration_ms: row.durationMs ?? undefined,
    created_at: row.createdAt.toISOString(),
    reset_at: row.resetAt?.toISOString(),
  };
}

function toolNames(calls: unknown): string[] {
  return Array.isArray(calls) ? calls.map((call) => String(Object(call).name ?? '')).filter(Boolean) : [];
}
