import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { StartTurnBody } from '@/lib/contract/tester';
import type { Context, Tx } from '../../context';
import { invalid, problem } from '../../problems';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { lockAgent } from '../agents/find-agent';
import { lockInstance } from '../instances/find-instance';
import type { TurnPlace } from './find-place';
import { runningTurns } from './running-turns';
import { type ConversationRow, conversationOf, cutTurn, isLeft, type TurnKey, turnOf } from './turn-rows';

const TITLE_CHARACTERS = 100;

/**
 * Writes a turn down before it is asked, and answers its conversation; undefined: it was there before, by the same
 * request sent again.
 */
export async function reserveTurn(
  ctx: Context,
  place: TurnPlace,
  body: StartTurnBody,
): Promise<ConversationRow | undefined> {
  const key = { tenantId: ctx.caller.tenant, agentId: place.agentId, turnId: body.turn_id };
  if (await isKnown(ctx.db, key)) return undefined;
  await endWhatWasLeft(ctx, key, body);
  return ctx.db.transaction(async (tx) => {
    await holdPlace(tx, ctx, place);
    const conversation = await holdConversation(tx, key, { place, body });
    // Sent twice at once: the first has it by now.
    if (await isKnown(tx, key)) return undefined;
    await requireItsTurn(tx, conversation, body);
    await tx
      .update(testerTurns)
      .set({ isSuperseded: true })
      .where(and(inConversation(conversation), gte(testerTurns.position, body.position)));
    const first = body.position === 0 && { title: titleOf(body.message) };
    await tx
      .update(testerConversations)
      .set({ ...first, turns: body.position + 1, updatedAt: sql`clock_timestamp()` })
      .where(conversationOf(conversation));
    await tx.insert(testerTurns).values({
      ...{ ...key, conversationId: body.conversation_id, position: body.position },
      ...{ message: body.message, toolAnswers: body.tool_answers },
      ...{ provider: body.provider ?? '', model: body.model ?? '', api: ctx.agentsApi.name },
      ...{ isDraft: body.draft !== undefined, holder: runningTurns(ctx.db).holder },
      ...{ createdByKind: ctx.caller.kind, createdById: ctx.caller.id, createdByLabel: ctx.caller.label },
    });
    return conversation;
  });
}

async function isKnown(db: Context['db'] | Tx, key: TurnKey): Promise<boolean> {
  const rows = await db.select({ id: testerTurns.turnId }).from(testerTurns).where(turnOf(key));
  return rows.length > 0;
}

/** The agent's row before the instance's, in the order of a delete: nothing is written under what is gone. */
async function holdPlace(tx: Tx, ctx: Context, { agentId, instanceId }: TurnPlace): Promise<void> {
  if (ctx.agentsApi.name !== 'embedded') return;
  const agent = await lockAgent(tx, ctx, agentId, 'key share');
  await lockInstance(tx, agent, instanceId, 'key share');
}

interface Beginning {
  place: TurnPlace;
  body: StartTurnBody;
}

/** The conversation, begun where it is new; whoever asks in it at the same time waits here. */
async function holdConversation(
  tx: Tx,
  { tenantId, agentId }: TurnKey,
  { place, body }: Beginning,
): Promise<ConversationRow> {
  const key = { tenantId, agentId, conversationId: body.conversation_id };
  const { instanceId, instanceName } = place;
  const userId = body.user_id ?? '';
  await tx
    .insert(testerConversations)
    .values({ ...key, instanceId, instanceName, userId, title: titleOf(body.message) })
    .onConflictDoNothing();
  const [row] = await tx.select().from(testerConversations).where(conversationOf(key)).for('update');
  if (!row) throw new Error('The conversation was not written.');
  if (row.userId !== userId || !isIn(row, place)) {
    throw problem(
      409,
      'This conversation was begun in another instance or as another user. Begin a new one.',
    );
  }
  if (row.instanceName !== '' || place.isUnasked) return row;
  // Begun while nobody could be asked where.
  await tx.update(testerConversations).set({ instanceId, instanceName }).where(conversationOf(key));
  return { ...row, instanceId, instanceName };
}

/** Without an answer of the agents API a name, or none, is taken for what it was. */
function isIn(row: ConversationRow, { instanceId, instanceName, isUnasked }: TurnPlace): boolean {
  if (row.instanceId === instanceId) return true;
  if (isUnasked) return ['', row.instanceName].includes(instanceId);
  return row.instanceName === '' && ['', instanceName].includes(row.instanceId);
}

function titleOf(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > TITLE_CHARACTERS ? `${line.slice(0, TITLE_CHARACTERS - 1).toWellFormed()}…` : line;
}

function inConversation({ tenantId, agentId, conversationId }: ConversationRow) {
  return and(
    eq(testerTurns.tenantId, tenantId),
    eq(testerTurns.agentId, agentId),
    eq(testerTurns.conversationId, conversationId),
    eq(testerTurns.isSuperseded, false),
  );
}

/** Nobody is answered in it now, and the place follows what was said. */
async function requireItsTurn(tx: Tx, conversation: ConversationRow, body: StartTurnBody): Promise<void> {
  const [last] = await tx
    .select({ status: testerTurns.status, position: testerTurns.position })
    .from(testerTurns)
    .where(inConversation(conversation))
    .orderBy(desc(testerTurns.position))
    .limit(1);
  if (last?.status === 'running') {
    throw problem(
      409,
      'This conversation is being answered just now. Wait for the answer, or stop it first.',
    );
  }
  const end = last ? last.position + 1 : 0;
  if (body.position > end) {
    const message = `must be at most ${end}: the conversation has no more turns`;
    throw invalid([{ location: 'body.position', message, value: body.position }]);
  }
  if (body.tool_answers?.length && body.position === 0) {
    throw invalid([{ location: 'body.tool_answers', message: 'answer the turn before, and there is none' }]);
  }
}

/** A turn of this conversation whose process is gone stands in nobody's way. */
async function endWhatWasLeft(ctx: Context, key: TurnKey, body: StartTurnBody): Promise<void> {
  const rows = await ctx.db
    .select({ tenantId: testerTurns.tenantId, agentId: testerTurns.agentId, turnId: testerTurns.turnId })
    .from(testerTurns)
    .where(
      and(
        ...[eq(testerTurns.tenantId, key.tenantId), eq(testerTurns.agentId, key.agentId)],
        ...[eq(testerTurns.conversationId, body.conversation_id), isLeft],
      ),
    );
  const held = runningTurns(ctx.db);
  for (const row of rows) if (!held.get(row)) await cutTurn(ctx.db, row);
}
