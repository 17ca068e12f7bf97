import { and, eq, inArray } from 'drizzle-orm';
import { getAgent } from '@/lib/contract/endpoints/agents';
import type { IdentityView } from '@/lib/contract/identity-views';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../../context';
import { agents } from '../../store/schema/agents';
import { identityAttachments } from '../../store/schema/identities';
import { visibleAgents } from '../agents/find-agent';

export type WithoutAgent = Omit<IdentityView, 'agent'>;

/** The identities with the agents they are attached to. */
export async function withAgents<T extends WithoutAgent>(
  ctx: Context,
  identities: T[],
): Promise<(T & Pick<IdentityView, 'agent'>)[]> {
  const attached = await attachedTo(
    ctx,
    identities.map(({ id }) => id),
  );
  const names = await agentNames(ctx, [...new Set(attached.values())]);
  return identities.map((identity) => {
    const agentId = attached.get(identity.id);
    const agent = agentId === undefined ? null : { agent_id: agentId, name: names.get(agentId) ?? null };
    return { ...identity, agent };
  });
}

/** Ids of agents by the ids of the identities that are attached to them. */
export async function attachedTo(ctx: Context, identityIds: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .select({ identityId: identityAttachments.identityId, agentId: identityAttachments.agentId })
    .from(identityAttachments)
    .where(
      and(
        eq(identityAttachments.tenantId, ctx.caller.tenant),
        inArray(identityAttachments.identityId, identityIds),
      ),
    );
  return new Map(rows.map(({ identityId, agentId }) => [identityId, agentId]));
}

/** Names of the agents that are there, by their ids. */
async function agentNames(ctx: Context, agentIds: string[]): Promise<Map<string, string>> {
  if (agentIds.length === 0) return new Map();
  if (ctx.agentsApi.name !== 'embedded') return remoteNames(ctx, agentIds);
  const rows = await ctx.db
    .select({ agentId: agents.agentId, name: agents.name })
    .from(agents)
    .where(and(visibleAgents(ctx), inArray(agents.agentId, agentIds)));
  return new Map(rows.map(({ agentId, name }) => [agentId, name]));
}

async function remoteNames(ctx: Context, agentIds: string[]): Promise<Map<string, string>> {
  const found = await Promise.all(agentIds.map((agentId) => findAgentAnywhere(ctx, agentId)));
  return new Map(found.flatMap((agent) => (agent ? [[agent.agentId, agent.name] as const] : [])));
}

export interface FoundAgent {
  agentId: string;
  name: string;
  projectId: string | null;
}

/** An agent by its id or name, embedded or remote. */
export async function findAgentAnywhere(ctx: Context, reference: string): Promise<FoundAgent | undefined> {
  try {
    const agent = await ctx.agentsApi.call(getAgent, { params: { agentId: reference } });
    const { agent_id: agentId, name = agentId, project_id: projectId = null } = agent;
    return { agentId, name, projectId };
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return undefined;
    throw error;
  }
}
