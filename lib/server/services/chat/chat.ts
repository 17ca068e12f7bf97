import { and, eq, lt, sql } from 'drizzle-orm';
import type { ChatBody, ChatResult } from '@/lib/contract/chat';
import { abortedBy } from '../../chat/aborted-by';
import { eventStream } from '../../chat/event-stream';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { chatRuns } from '../../store/schema/chat';
import { findAgent } from '../agents/find-agent';
import { runTurn } from './run-turn';
import { type RunKind, startTurn } from './start-turn';
import { writeTurn } from './write-turn';

/** Answers a question as a stream of events; when the caller goes away, the model is let go too. */
export async function streamChat(
  ctx: Context,
  input: { agent: string; body: ChatBody; kind: Exclude<RunKind, 'async'>; signal: AbortSignal },
): Promise<Response> {
  const turn = await startTurn(ctx, input);
  const left = abortedBy(input.signal);
  const chunks = runTurn(ctx, turn, { write: () => writeTurn(ctx, turn), signal: left.signal });
  return eventStream(chunks, { sessionId: turn.sessionId, onCancel: () => left.abort() });
}

/** Answers in the background; whoever is told its id may ask for it at once. */
export async function startChat(
  ctx: Context,
  input: { agent: string; body: ChatBody },
): Promise<{ processing_id: string; status: string }> {
  const turn = await startTurn(ctx, { ...input, kind: 'async' });
  await writeTurn(ctx, turn);
  void readToEnd(runTurn(ctx, turn, { write: async () => {}, signal: new AbortController().signal }));
  return { processing_id: turn.runId, status: 'queued' };
}

async function readToEnd(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks) {
    // What becomes of the turn is written down by the turn itself.
  }
}

/** Longer than any model may keep silent: whoever answered has stopped. */
const LOST_AFTER = sql`interval '3 minutes'`;
const LOST = 'The server stopped while it was answering.';

/** How long a result is answered: the contract's times. */
const KEPT_MS = { complete: 24 * 3_600_000, failed: 600_000, cancelled: 600_000 };

export async function getChatResult(
  ctx: Context,
  input: { agent: string; processingId: string },
): Promise<ChatResult> {
  const agent = await findAgent(ctx, input.agent);
  const one = and(
    ...[eq(chatRuns.tenantId, agent.tenantId), eq(chatRuns.agentId, agent.agentId)],
    ...[eq(chatRuns.runId, input.processingId), eq(chatRuns.kind, 'async')],
  );
  const isLost = and(
    eq(chatRuns.status, 'running'),
    lt(chatRuns.updatedAt, sql`clock_timestamp() - ${LOST_AFTER}`),
  );
  await ctx.db
    .update(chatRuns)
    .set({ status: 'failed', error: LOST, updatedAt: sql`clock_timestamp()` })
    .where(and(one, isLost));
  const [row] = await ctx.db.select().from(chatRuns).where(one);
  if (!row || isOver(row)) throw notFound('result');
  return toResult(row);
}

type RunRow = typeof chatRuns.$inferSelect;

function isOver({ status, updatedAt }: RunRow): boolean {
  return status !== 'running' && Date.now() - updatedAt.getTime() > KEPT_MS[status];
}

function toResult(row: RunRow): ChatResult {
  return {
    status: row.status === 'cancelled' ? 'failed' : row.status,
    response: row.response || undefined,
    phase: row.phase,
    tool: row.tool || undefined,
    error: row.error || undefined,
    side_effects: row.status === 'complete' ? row.sideEffects : undefined,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
