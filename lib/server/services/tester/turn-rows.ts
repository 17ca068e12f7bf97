import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Turn } from '@/lib/contract/tester';
import type { Database, Transaction } from '../../store/connect';
import { testerConversations, testerFrames, testerTurns } from '../../store/schema/tester';
import { AnswerSoFar, type Frame } from '../../tester/answer-so-far';

export type TurnRow = typeof testerTurns.$inferSelect;
export type ConversationRow = typeof testerConversations.$inferSelect;

/** Whose turn it is: what every query of one is scoped by. */
export type TurnKey = Pick<TurnRow, 'tenantId' | 'agentId' | 'turnId'>;

export function turnOf(key: TurnKey): SQL | undefined {
  const { tenantId, agentId, turnId } = testerTurns;
  return and(eq(tenantId, key.tenantId), eq(agentId, key.agentId), eq(turnId, key.turnId));
}

export function conversationOf(
  key: Pick<ConversationRow, 'tenantId' | 'agentId' | 'conversationId'>,
): SQL | undefined {
  const { tenantId, agentId, conversationId } = testerConversations;
  return and(eq(tenantId, key.tenantId), eq(agentId, key.agentId), eq(conversationId, key.conversationId));
}

/** Longer than a process that lives keeps silent about what it holds. */
export const isLeft = sql<boolean>`(${testerTurns.status} = 'running'
  and ${testerTurns.heartbeatAt} < clock_timestamp() - interval '10 seconds')`;

/** What is kept of a turn's frames after the first so many. */
export async function framesAfter(
  db: Database | Transaction,
  key: TurnKey,
  after: number,
): Promise<{ seq: number; frames: Frame[] }[]> {
  const { tenantId, agentId, turnId, seq } = testerFrames;
  const rows = await db
    .select({ seq, frames: testerFrames.frames })
    .from(testerFrames)
    .where(
      and(...[eq(tenantId, key.tenantId), eq(agentId, key.agentId), eq(turnId, key.turnId)], gt(seq, after)),
    )
    .orderBy(asc(seq));
  // A row holds the frames up to its seq: of the first some may have been seen.
  return rows.map((row) => ({
    seq: row.seq,
    frames: row.frames.slice(Math.max(0, after - (row.seq - row.frames.length))),
  }));
}

export async function allFrames(db: Database | Transaction, key: TurnKey): Promise<Frame[]> {
  return (await framesAfter(db, key, 0)).flatMap(({ frames }) => frames);
}

/** Adds frames to a turn that still runs; false: it does not, or is gone. */
export async function keepFrames(
  db: Database,
  key: TurnKey,
  { seq, frames }: { seq: number; frames: Frame[] },
): Promise<boolean> {
  // The lock makes a delete wait, or this find nothing: no frame is left behind.
  const written = await db.execute(sql`
    with alive as (
      select ${testerTurns.tenantId} as tenant_id, ${testerTurns.agentId} as agent_id, ${testerTurns.turnId} as turn_id
      from ${testerTurns} where ${turnOf(key)} and ${testerTurns.status} = 'running' for key share
    )
    insert into ${testerFrames} (tenant_id, agent_id, turn_id, seq, frames)
    select tenant_id, agent_id, turn_id, ${seq}::int, ${JSON.stringify(frames)} from alive`);
  return Number(written.rowCount) > 0;
}

export type Ended = Partial<typeof testerTurns.$inferInsert> & { status: Exclude<Turn['status'], 'running'> };

/** Writes how a turn ended; false: somebody else has said so before, or it is gone. */
export async function endTurn(db: Database, key: TurnKey, ended: Ended): Promise<boolean> {
  return db.transaction(async (tx) => {
    const now = sql`clock_timestamp()`;
    await tx
      .update(testerConversations)
      .set({ updatedAt: now })
      .where(
        and(
          eq(testerConversations.tenantId, key.tenantId),
          eq(testerConversations.agentId, key.agentId),
          sql`${testerConversations.conversationId} = (select ${testerTurns.conversationId} from ${testerTurns} where ${turnOf(key)})`,
        ),
      );
    const written = await tx
      .update(testerTurns)
      .set({ ...ended, updatedAt: now })
      .where(and(turnOf(key), eq(testerTurns.status, 'running')));
    return Number(written.rowCount) > 0;
  });
}

/** Of a turn whose process is gone: it is over, and what came so far is its answer. */
export async function cutTurn(db: Database, key: TurnKey): Promise<void> {
  const answer = AnswerSoFar.of(await allFrames(db, key));
  await endTurn(db, key, {
    status: 'cut',
    error: 'The server stopped while it was answering. What came so far is kept.',
    ...columnsOf(answer),
    durationMs: answer.lastMs,
  });
}

/** What an answer says of itself, by the columns of its turn. */
export function columnsOf(answer: AnswerSoFar) {
  const { provider, model } = answer.context;
  return {
    response: answer.text,
    finishReason: answer.finishReason,
    toolCalls: answer.toolCalls,
    usage: answer.usage,
    firstTextMs: answer.firstTextMs,
    ...(typeof provider === 'string' && { provider }),
    ...(typeof model === 'string' && { model }),
  };
}
