import { and, eq, sql } from 'drizzle-orm';
import { DEFAULT_SWITCHES } from '@/lib/capability-rules';
import { type Remembered, rememberedIn } from '../../chat/remembered';
import type { Context, Tx } from '../../context';
import { chatRuns } from '../../store/schema/chat';
import { memoryFacts, memoryNodes } from '../../store/schema/memory';
import { writtenAt } from '../../store/written-at';
import { lockAgent } from '../agents/find-agent';
import { lockInstance } from '../instances/find-instance';
import type { Turn } from './start-turn';

/** What became of a turn, by the columns of its row. */
export type Settled = Pick<
  typeof chatRuns.$inferInsert,
  'response' | 'finishReason' | 'error' | 'phase' | 'tool' | 'firstTextMs' | 'durationMs' | 'sideEffects'
> & { status: 'complete' | 'failed' | 'cancelled' };

export interface Recorded {
  facts_created: number;
  nodes_created: number;
}

const NOTHING: Recorded = { facts_created: 0, nodes_created: 0 };

function rowOf({ place: { instance }, runId }: Turn) {
  return and(
    eq(chatRuns.tenantId, instance.tenantId),
    eq(chatRuns.agentId, instance.agentId),
    eq(chatRuns.runId, runId),
  );
}

/** Keeps what was answered so far, so that a crash takes no more than a second of it. */
export async function keepProgress(
  ctx: Context,
  turn: Turn,
  progress: Pick<Settled, 'response' | 'phase' | 'tool'>,
): Promise<void> {
  await ctx.db
    .update(chatRuns)
    .set({ ...progress, updatedAt: sql`clock_timestamp()` })
    .where(rowOf(turn));
}

/** Writes how the turn ended and, when it is complete, what is to be remembered of it. */
export async function settleTurn(ctx: Context, turn: Turn, settled: Settled): Promise<Recorded> {
  const found = settled.status === 'complete' ? rememberedOf(turn) : [];
  const write = (db: Tx | Context['db']) =>
    db
      .update(chatRuns)
      .set({ ...settled, updatedAt: sql`clock_timestamp()` })
      .where(rowOf(turn))
      .returning({ resetAt: chatRuns.resetAt });
  if (found.length === 0) {
    await write(ctx.db);
    return NOTHING;
  }
  return ctx.db.transaction(async (tx) => {
    // Locks in the order of a delete; a reset comes wholly before this or wholly after.
    await lockAgent(tx, ctx, turn.place.agent.agentId, 'key share');
    await lockInstance(tx, turn.place.agent, turn.place.instance.instanceId);
    const [row] = await write(tx);
    // Said before a reset, or in an instance that is gone: nothing of it is known any more.
    if (!row || row.resetAt) return NOTHING;
    const recorded = await record(tx, turn, found);
    await tx
      .update(chatRuns)
      .set({ sideEffects: { ...settled.sideEffects, ...recorded } })
      .where(rowOf(turn));
    return recorded;
  });
}

function rememberedOf({ userId, body, place }: Turn): Remembered[] {
  const newest = body.messages.findLast(({ role }) => role === 'user');
  if (userId === '' || !newest || (body.tool_results?.length ?? 0) > 0) return [];
  // Asked to be judged, again and again: what is said must not change what is known.
  if (body.request_type === 'evaluation') return [];
  const { rememberName } = { ...DEFAULT_SWITCHES, ...place.agent.capabilities };
  const names = body.tool_capabilities?.remember_name ?? rememberName;
  return rememberedIn(newest.content, { names: names === true });
}

/** What is said again counts as mentioned once more. New facts hang on the user's node, made with the first. */
async function record(tx: Tx, turn: Turn, found: Remembered[]): Promise<Recorded> {
  const { tenantId, agentId, instanceId } = turn.place.instance;
  const owner = { tenantId, agentId, instanceId, userId: turn.userId };
  const fresh: Remembered[] = [];
  for (const each of found) {
    const known = await tx
      .update(memoryFacts)
      .set({ mentionCount: sql`${memoryFacts.mentionCount} + 1`, updatedAt: sql`clock_timestamp()` })
      .where(and(...ownedBy(memoryFacts, owner), eq(memoryFacts.content, each.content)));
    if (!known.rowCount) fresh.push(each);
  }
  if (fresh.length === 0) return NOTHING;
  const node = await nodeOf(tx, owner, turn.body.user_display_name || turn.userId);
  const rest = { nodeId: node.id, sourceType: 'chat', sessionId: turn.sessionId };
  await tx
    .insert(memoryFacts)
    .values(fresh.map((each, place) => ({ ...owner, ...each, ...rest, createdAt: writtenAt(place) })));
  return { facts_created: fresh.length, nodes_created: node.isNew ? 1 : 0 };
}

interface Owner {
  tenantId: string;
  agentId: string;
  instanceId: string;
  userId: string;
}

function ownedBy(table: typeof memoryFacts | typeof memoryNodes, owner: Owner) {
  return [
    eq(table.tenantId, owner.tenantId),
    eq(table.agentId, owner.agentId),
    eq(table.instanceId, owner.instanceId),
    eq(table.userId, owner.userId),
  ];
}

async function nodeOf(tx: Tx, owner: Owner, label: string): Promise<{ id: string; isNew: boolean }> {
  const [known] = await tx
    .select({ id: memoryNodes.nodeId })
    .from(memoryNodes)
    .where(and(...ownedBy(memoryNodes, owner)))
    .orderBy(memoryNodes.createdAt)
    .limit(1);
  if (known) return { id: known.id, isNew: false };
  const [made] = await tx
    .insert(memoryNodes)
    .values({ ...owner, label })
    .returning({ id: memoryNodes.nodeId });
  if (!made) throw new Error('The node was not written.');
  return { id: made.id, isNew: true };
}
