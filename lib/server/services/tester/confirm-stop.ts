import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { chatRuns } from '../../store/schema/chat';
import { testerTurns } from '../../store/schema/tester';
import { UNSEEN_STOP } from './running-turn';
import type { Scope } from './snapshot';
import { type TurnKey, turnOf } from './turn-rows';

const PATIENCE_MS = 3000;
const LOOK_MS = 50;

const REMOTE_STOP = {
  confirmed: false,
  note: 'The connection was closed. The remote API does not say whether it stopped.',
};

/** Embedded, the engine writes down that it let the model go. */
export async function confirmStop(
  ctx: Context,
  key: TurnKey,
  scope: Scope,
): Promise<{ confirmed: boolean; note: string }> {
  if (ctx.agentsApi.name !== 'embedded') return REMOTE_STOP;
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const status = await runStatus(ctx, key, scope);
    if (status === 'cancelled') return { confirmed: true, note: 'The model was let go.' };
    if (status && status !== 'running') return { confirmed: true, note: 'The model had ended by itself.' };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return UNSEEN_STOP;
}

async function runStatus(ctx: Context, key: TurnKey, { instanceId, userId }: Scope) {
  const { tenantId, agentId } = key;
  const [row] = await ctx.db
    .select({ status: chatRuns.status })
    .from(chatRuns)
    .innerJoin(testerTurns, turnOf(key))
    .where(
      and(
        ...[eq(chatRuns.tenantId, tenantId), eq(chatRuns.agentId, agentId)],
        ...[eq(chatRuns.instanceId, instanceId), eq(chatRuns.userId, userId)],
        sql`${chatRuns.sessionId} = ${testerTurns.conversationId}::text`,
        gte(chatRuns.createdAt, testerTurns.createdAt),
      ),
    )
    .orderBy(desc(chatRuns.createdAt))
    .limit(1);
  return row?.status;
}
