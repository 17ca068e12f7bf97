import { and, eq } from 'drizzle-orm';
import type { Activity, recordActivityBody, settleActivityBody } from '@/lib/contract/dashboard';
import type { Output } from '@/lib/contract/endpoint';
import type { Context, Tx } from '../../context';
import { notFound } from '../../problems';
import { activity } from '../../store/schema/activity';
import { personOf } from '../people';
import { deleteTurns, markTurnsReset } from '../tester/forget-turns';
import { getActivity } from './list-activity';

/**
 * With a remote agents API the change and its row cannot share a transaction: the row is written
 * as `started` before the call and settled after it, so that a crash in between stays visible.
 */
export async function recordActivity(
  ctx: Context,
  body: Output<typeof recordActivityBody>,
): Promise<Activity> {
  await personOf(ctx, ctx.caller.userId);
  const [row] = await ctx.db
    .insert(activity)
    .values({
      tenantId: ctx.caller.tenant,
      actorType: 'user',
      actorId: ctx.caller.id,
      requestId: body.request_id,
      verb: body.verb,
      objectType: body.object.type,
      objectId: body.object.id,
      objectName: body.object.name,
      agentId: body.agent_id,
      instanceId: body.instance_id,
      after: body.after,
      outcome: 'started',
    })
    .returning({ activityId: activity.activityId });
  if (!row) throw new Error('The activity was not written.');
  return getActivity(ctx, row.activityId);
}

/** Only a row that is still open, and only by the user who opened it. */
export async function settleActivity(
  ctx: Context,
  input: { activityId: string; body: Output<typeof settleActivityBody> },
): Promise<Activity> {
  const { outcome, object_id: objectId, counts, note } = input.body;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(activity)
      .set({ outcome, counts, note, ...(objectId && { objectId }) })
      .where(
        and(
          eq(activity.tenantId, ctx.caller.tenant),
          eq(activity.activityId, input.activityId),
          eq(activity.actorId, ctx.caller.id),
          eq(activity.outcome, 'started'),
        ),
      )
      .returning();
    if (!row) throw notFound('open change');
    if (outcome === 'done') await forgetWhatIsGone(tx, row);
  });
  return getActivity(ctx, input.activityId);
}

/** What was said in the chat tester follows the agents and instances that are there. */
async function forgetWhatIsGone(tx: Tx, row: typeof activity.$inferSelect): Promise<void> {
  const { tenantId, agentId, instanceId, verb, objectType } = row;
  if (!agentId) return;
  if (verb === 'delete' && objectType === 'agent') return deleteTurns(tx, { tenantId, agentId });
  if (objectType !== 'instance' || !instanceId) return;
  if (verb === 'delete') return deleteTurns(tx, { tenantId, agentId, instanceId });
  if (verb === 'reset') return markTurnsReset(tx, { tenantId, agentId, instanceId });
}
