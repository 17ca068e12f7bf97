import { and, eq, getTableColumns } from 'drizzle-orm';
import type { Turn } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { AnswerSoFar } from '../../tester/answer-so-far';
import { peopleOf } from '../people';
import { runningTurns } from './running-turns';
import {
  allFrames,
  type ConversationRow,
  conversationOf,
  cutTurn,
  isLeft,
  type TurnKey,
  type TurnRow,
  turnOf,
} from './turn-rows';

export interface FoundTurn {
  row: TurnRow;
  conversation: ConversationRow;
}

/** Turns with their conversations; one that its process left is marked before it is shown. */
export function selectTurns(ctx: Pick<Context, 'db'>) {
  return ctx.db
    .select({
      row: getTableColumns(testerTurns),
      conversation: getTableColumns(testerConversations),
      isLeft,
    })
    .from(testerTurns)
    .innerJoin(
      testerConversations,
      and(
        eq(testerConversations.tenantId, testerTurns.tenantId),
        eq(testerConversations.agentId, testerTurns.agentId),
        eq(testerConversations.conversationId, testerTurns.conversationId),
      ),
    );
}

/** The turn as it is now; undefined when it is gone. */
export async function lookForTurn(ctx: Pick<Context, 'db'>, key: TurnKey): Promise<FoundTurn | undefined> {
  const [found] = await selectTurns(ctx).where(turnOf(key));
  if (!found?.isLeft || runningTurns(ctx.db).get(key)) return found;
  await cutTurn(ctx.db, key);
  const [cut] = await selectTurns(ctx).where(turnOf(key));
  return cut;
}

export async function findTurn(ctx: Context, agentId: string, turnId: string): Promise<FoundTurn> {
  const found = await lookForTurn(ctx, { tenantId: ctx.caller.tenant, agentId, turnId });
  if (!found) throw notFound('turn');
  return found;
}

export async function findConversation(
  ctx: Context,
  agentId: string,
  conversationId: string,
): Promise<ConversationRow> {
  const key = { tenantId: ctx.caller.tenant, agentId, conversationId };
  const [row] = await ctx.db.select().from(testerConversations).where(conversationOf(key));
  if (!row) throw notFound('conversation');
  return row;
}

/** As the contract has them; of one that still runs, with the text so far. */
export async function toTurns(ctx: Context, found: FoundTurn[]): Promise<Turn[]> {
  const people = await peopleOf(
    ctx,
    found.filter(({ row }) => row.createdByKind === 'session').map(({ row }) => row.createdById),
  );
  return Promise.all(
    found.map(async ({ row, conversation }) => {
      const person = people.get(row.createdById);
      const label = row.createdByLabel || person?.displayName || person?.email || row.createdById;
      const answer = row.status === 'running' ? await answerSoFar(ctx, row) : undefined;
      return toTurn(row, { conversation, label, answer });
    }),
  );
}

export async function toOneTurn(ctx: Context, found: FoundTurn): Promise<Turn> {
  const [turn] = await toTurns(ctx, [found]);
  if (!turn) throw new Error('A turn was lost on its way out.');
  return turn;
}

async function answerSoFar(ctx: Context, row: TurnRow): Promise<AnswerSoFar> {
  return runningTurns(ctx.db).get(row)?.answer ?? AnswerSoFar.of(await allFrames(ctx.db, row));
}

interface Around {
  conversation: ConversationRow;
  label: string;
  /** While it runs. */
  answer: AnswerSoFar | undefined;
}

function toTurn(row: TurnRow, { conversation, label, answer }: Around): Turn {
  return {
    turn_id: row.turnId,
    agent_id: row.agentId,
    conversation_id: row.conversationId,
    position: row.position,
    instance_id: conversation.instanceId,
    instance_name: conversation.instanceName,
    user_id: conversation.userId,
    message: row.message,
    tool_answers: row.toolAnswers ?? undefined,
    status: row.status,
    response: answer?.text ?? row.response,
    finish_reason: answer?.finishReason ?? row.finishReason,
    error: row.error,
    tool_calls: answer?.toolCalls ?? row.toolCalls,
    usage: answer?.usage ?? row.usage ?? undefined,
    first_text_ms: answer?.firstTextMs ?? row.firstTextMs,
    duration_ms: row.durationMs,
    stamp: {
      configuration: row.configuration,
      is_draft: row.isDraft,
      ...{ provider: row.provider, model: row.model, api: row.api },
    },
    delta: row.delta ?? undefined,
    stop: row.stopConfirmed === null ? undefined : { confirmed: row.stopConfirmed, note: row.stopNote },
    reset_at: row.resetAt?.toISOString(),
    created_by: { id: row.createdById, label },
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
