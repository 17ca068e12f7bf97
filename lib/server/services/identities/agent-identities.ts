import { and, asc, eq } from 'drizzle-orm';
import type { Output } from '@/lib/contract/endpoint';
import type { agentIdentitiesReply } from '@/lib/contract/identity-views';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { identities, identityAttachments } from '../../store/schema/identities';
import { type FoundAgent, findAgentAnywhere } from './attached-agents';
import { toView } from './identity-reply';

/** More than anybody attaches to one agent. */
export const MOST_OF_AN_AGENT = 100;

export async function requireAgent(ctx: Context, reference: string): Promise<FoundAgent> {
  const agent = await findAgentAnywhere(ctx, reference);
  if (!agent) throw notFound('agent');
  return agent;
}

/** The identities that are attached to an agent, in the order in which they were. */
export async function listAgentIdentities(
  ctx: Context,
  reference: string,
): Promise<Output<typeof agentIdentitiesReply>> {
  const { agentId, name } = await requireAgent(ctx, reference);
  const rows = await ctx.db
    .select({ identity: identities })
    .from(identityAttachments)
    .innerJoin(
      identities,
      and(
        eq(identities.tenantId, identityAttachments.tenantId),
        eq(identities.identityId, identityAttachments.identityId),
      ),
    )
    .where(and(eq(identityAttachments.tenantId, ctx.caller.tenant), eq(identityAttachments.agentId, agentId)))
    .orderBy(asc(identityAttachments.createdAt), asc(identityAttachments.identityId))
    .limit(MOST_OF_AN_AGENT);
  const agent = { agent_id: agentId, name };
  return { items: rows.map(({ identity }) => ({ ...toView(identity), agent })) };
}
