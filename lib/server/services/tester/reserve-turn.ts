import { and, desc, eq, gte, or, sql } from 'drizzle-orm';
import type { StartTurnBody } from '@/lib/contract/tester';
import type { Context, Tx } from '../../context';
import { invalid, problem } from '../../problems';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { lockAgent } from '../agents/find-agent';
import { lockInstance } from '../instances/find-instance';
import type { TurnPlace } from './find-place';
import type { FoundTurn } from './find-turn';
import { runningTurns } from './running-turns';
import { type ConversationRow, conversationOf, cutTurn, isLeft, type TurnKey, turnOf } from './turn-rows';

const TITLE_CHARACTERS = 100;

/**
 * Writes a turn down before it is asked; undefined: it was there before, by the same request sent again.
 */
export async function reserveTurn(
  ctx: Context,
  place: TurnPlace,
  body: StartTurnBody,
): Promise<FoundTurn | undefined> {
  const key = { tenantId: ctx.caller.tenant, agentId: place.agentId, turnId: body.turn_id };
  if (await isKnown(ctx, key, body)) return undefined;
  return ctx.db.transaction(async (tx) => {
    await holdPlace(tx, ctx, place);
    const conversation = await holdConversation(tx, key, { place, body });
    const last = await lastIn(tx, conversation, key);
    // Sent twice at once: the first has it by now.
    if (last?.isKnown) return undefined;
    requireItsTurn(last, body);
    if (last && last.position >= body.position) {
      await tx
        .update(testerTurns)
        .set({ isSuperseded: true })
        .where(and(inConversation(conversation), gte(testerTurns.position, body.position)));
    }
    const [row] = await tx
      .insert(testerTurns)
      .values({
        ...{ ...key, conversationId: body.conversation_id, position: body.position },
        ...{ message: body.message, toolAnswers: body.tool_answers },
        ...{ provider: body.provider ?? '', model: body.model ?? '', api: ctx.agentsApi.name },
        ...{ isDraft: body.draft !== undefined, holder: runningTurns(ctx.db).holder },
        ...{ createdByKind: ctx.caller.kind, createdById: ctx.caller.id, createdByLabel: ctx.caller.label },
      })
      .onConflictDoNothing({ target: [testerTurns.tenantId, testerTurns.agentId, testerTurns.turnId] })
      .returning();
    // Sent at once with another conversation, which has it now.
    if (!row) throw isElsewhere();
    return { row, conversation };
  });
}

/** Whether the turn was begun before. On the way, one of its conversation whose process is gone is ended. */
async function isKnown(ctx: Context, key: TurnKey, body: StartTurnBody): Promise<boolean> {
  const { tenantId, agentId, turnId, conversationId } = testerTurns;
  const rows = await ctx.db
    .select({ tenantId, agentId, turnId, conversationId, isLeft })
    .from(testerTurns)
    .where(
      and(
        ...[eq(tenantId, key.tenantId), eq(agentId, key.agentId)],
        or(eq(turnId, key.turnId), and(eq(conversationId, body.conversation_id), isLeft)),
      ),
    );
  const held = runningTurns(ctx.db);
  for (const row of rows) if (row.isLeft && !held.get(row)) await cutTurn(ctx.db, row);
  const known = rows.find((row) => row.turnId === key.turnId);
  if (known && known.conversationId !== body.conversation_id) throw isElsewhere();
  return known !== undefined;
}

function isElsewhere() {
  return problem(
    409,
    'This turn was asked in another conversation of the agent. Give the new one an id of its own.',
  );
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
  const title = titleOf(body.message);
  const turns = body.position + 1;
  const [row] = await tx
    .insert(testerConversations)
    .values({ ...key, instanceId, instanceName, userId, title, turns })
    .onConflictDoUpdate({
      target: [
        ...[testerConversations.tenantId, testerConversations.agentId],
        testerConversations.conversationId,
      ],
      set: { turns, updatedAt: sql`clock_timestamp()`, ...(body.position === 0 && { title }) },
    })
    .returning();
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

async function lastIn(tx: Tx, conversation: ConversationRow, key: TurnKey) {
  const [last] = await tx
    .select({
      status: testerTurns.status,
      position: testerTurns.position,
      isKnown: sql<boolean>`exists (select 1 from ${testerTurns} where ${turnOf(key)}
        and ${testerTurns.conversationId} = ${conversation.conversationId})`,
    })
    .from(testerTurns)
    .where(inConversation(conversation))
    .orderBy(desc(testerTurns.position))
    .limit(1);
  return last;
}

/** Nobody is answered in it now, and the place follows what was said. */
function requireItsTurn(last: Awaited<ReturnType<typeof lastIn>>, body: StartTurnBody): void {
  if (last?.status === 'running') {
    throw problem(
      409,
      'This conversation is being answered just now. Wait for the answer, or stop it first.',
    );
  }
  const end = last ? last.position + 1 : 0;
  if (body.at_end && body.position < end) {
    throw problem(
      409,
      'Somebody else went on with this conversation meanwhile. Read what was said, then send yours again.',
    );
  }
  if (body.position > end) {
    const message = `must be at most ${end}: the conversation has no more turns`;
    throw invalid([{ location: 'body.position', message, value: body.position }]);
  }
  if (body.tool_answers?.length && body.position === 0) {
    throw invalid([{ location: 'body.tool_answers', message: 'answer the turn before, and there is none' }]);
  }
}
