import { and, eq } from 'drizzle-orm';
import type { Output } from '@/lib/contract/endpoint';
import type { attachmentReply } from '@/lib/contract/identity-views';
import type { Context, Tx } from '../../context';
import { identityAttachments } from '../../store/schema/identities';
import { recordChange } from '../activity/record-change';
import { requireAgent } from './agent-identities';
import { attachedTo, type FoundAgent, findAgentAnywhere } from './attached-agents';
import { holdIdentity } from './find-identity';
import { identityName } from './identity-name';

type Reply = Output<typeof attachmentReply>;

/** The identity leaves the agent it had. */
export async function attachIdentity(
  ctx: Context,
  input: { identityId: string; agentId: string },
): Promise<Reply> {
  const { identityId } = input;
  const name = await identityName(ctx, identityId);
  const agent = await requireAgent(ctx, input.agentId);
  const { agentId } = agent;
  const before = (await attachedTo(ctx, [identityId])).get(identityId);
  if (before !== agentId) {
    await whileThere(ctx, identityId, async (tx) => {
      const keys = { tenantId: ctx.caller.tenant, identityId };
      await tx
        .insert(identityAttachments)
        .values({ ...keys, agentId })
        .onConflictDoUpdate({
          target: [identityAttachments.tenantId, identityAttachments.identityId],
          set: { agentId },
        });
      await recordChange(tx, ctx, {
        verb: 'attach',
        object: { type: 'identity', id: identityId, name },
        ...aboutAgent(agent),
        before: before ? { agent_id: before } : undefined,
        after: { agent_id: agentId, agent_name: agent.name },
      });
    });
  }
  return { identity_id: identityId, agent: { agent_id: agentId, name: agent.name } };
}

export async function detachIdentity(ctx: Context, identityId: string): Promise<Reply> {
  const name = await identityName(ctx, identityId);
  const agentId = (await attachedTo(ctx, [identityId])).get(identityId);
  if (agentId) {
    const agent = await findAgentAnywhere(ctx, agentId);
    await whileThere(ctx, identityId, async (tx) => {
      await tx
        .delete(identityAttachments)
        .where(
          and(
            eq(identityAttachments.tenantId, ctx.caller.tenant),
            eq(identityAttachments.identityId, identityId),
          ),
        );
      await recordChange(tx, ctx, {
        verb: 'detach',
        object: { type: 'identity', id: identityId, name },
        ...(agent ? aboutAgent(agent) : { agentId }),
        before: { agent_id: agentId, agent_name: agent?.name ?? null },
      });
    });
  }
  return { identity_id: identityId, agent: null };
}

function aboutAgent({ agentId, projectId }: FoundAgent) {
  return { agentId, projectId };
}

/** An embedded identity is held, so that it is not deleted meanwhile; of a remote one nothing can be held. */
async function whileThere(ctx: Context, identityId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  if (ctx.identityApi) await ctx.db.transaction(work);
  else await holdIdentity(ctx, identityId, work);
}
