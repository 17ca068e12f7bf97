import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Context, Tx } from '../../context';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { findAgentId } from './find-place';
import { findConversation } from './find-turn';
import { conversationOf } from './turn-rows';

/** Of an agent, or of one of its instances. */
interface Owner {
  tenantId: string;
  agentId: string;
  instanceId?: string | undefined;
}

function conversationsOf({ tenantId, agentId, instanceId }: Owner) {
  return and(
    eq(testerConversations.tenantId, tenantId),
    eq(testerConversations.agentId, agentId),
    instanceId === undefined ? undefined : eq(testerConversations.instanceId, instanceId),
  );
}

/** What was said in an instance before its reset can still be read, and is no context any more. */
export async function markTurnsReset(tx: Tx, owner: Required<Owner>): Promise<void> {
  const { conversationId } = testerConversations;
  const held = await tx
    .select({ conversationId })
    .from(testerConversations)
    .where(conversationsOf(owner))
    .orderBy(asc(conversationId))
    .for('update');
  if (held.length === 0) return;
  await tx
    .update(testerTurns)
    .set({ resetAt: sql`clock_timestamp()` })
    .where(
      and(
        ...[eq(testerTurns.tenantId, owner.tenantId), eq(testerTurns.agentId, owner.agentId)],
        inArray(
          testerTurns.conversationId,
          tx.select({ conversationId }).from(testerConversations).where(conversationsOf(owner)),
        ),
        isNull(testerTurns.resetAt),
      ),
    );
}

/** With their turns and frames. An answer that is under way hears of it and lets upstream go. */
export async function deleteTurns(tx: Tx, owner: Owner): Promise<void> {
  await tx.delete(testerConversations).where(conversationsOf(owner));
}

export async function deleteConversation(
  ctx: Context,
  input: { agent: string; conversationId: string },
): Promise<{ success: boolean }> {
  const agentId = await findAgentId(ctx, input.agent);
  const row = await findConversation(ctx, agentId, input.conversationId);
  await ctx.db.delete(testerConversations).where(conversationOf(row));
  return { success: true };
}
