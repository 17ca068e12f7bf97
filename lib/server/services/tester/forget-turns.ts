import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/is-uuid';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import { testerConversations, testerTurns } from '../../store/schema/tester';
import { recordChange } from '../activity/record-change';
import { findTalkedTo } from './find-place';
import { type ConversationRow, conversationOf } from './turn-rows';

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
  const { agentId, projectId } = await findTalkedTo(ctx, input.agent);
  const key = { tenantId: ctx.caller.tenant, agentId, conversationId: input.conversationId };
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(testerConversations).where(conversationOf(key)).for('update');
    if (!row) throw notFound('conversation');
    const turns = await countTurns(tx, row);
    await tx.delete(testerConversations).where(conversationOf(key));
    await recordChange(tx, ctx, {
      verb: 'delete',
      object: { type: 'conversation', id: row.conversationId, name: row.title },
      ...{ agentId, projectId, instanceId: isUuid(row.instanceId) ? row.instanceId : undefined },
      counts: { turns_deleted: turns },
    });
  });
  return { success: true };
}

/** With those that were superseded. */
async function countTurns(tx: Tx, { tenantId, agentId, conversationId }: ConversationRow): Promise<number> {
  const [counted] = await tx
    .select({ turns: count() })
    .from(testerTurns)
    .where(
      and(
        ...[eq(testerTurns.tenantId, tenantId), eq(testerTurns.agentId, agentId)],
        eq(testerTurns.conversationId, conversationId),
      ),
    );
  return counted?.turns ?? 0;
}
