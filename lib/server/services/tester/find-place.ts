import { getAgent } from '@/lib/contract/endpoints/agents';
import { getInstance, listInstances } from '@/lib/contract/endpoints/instances';
import { isUuid } from '@/lib/contract/is-uuid';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../../context';
import { notFound } from '../../problems';

/** Where a turn happens, by the ids of the agents API. */
export interface TurnPlace {
  agentId: string;
  instanceId: string;
  instanceName: string;
  /** Nobody could be asked: what was named is taken for what it is. */
  isUnasked: boolean;
}

/** The agent's id, when the caller may see it. What was said to it can be read though its API is away. */
export async function findAgentId(ctx: Context, reference: string): Promise<string> {
  const { agentId } = await findTalkedTo(ctx, reference);
  return agentId;
}

/** The same with its project, where that is known. */
export async function findTalkedTo(
  ctx: Context,
  reference: string,
): Promise<{ agentId: string; projectId?: string | undefined }> {
  try {
    const agent = await ctx.agentsApi.call(getAgent, { params: { agentId: reference } });
    return { agentId: agent.agent_id, projectId: agent.project_id ?? undefined };
  } catch (error) {
    if (isAway(error) && isUuid(reference)) return { agentId: reference.toLowerCase() };
    throw error;
  }
}

export async function findTurnPlace(
  ctx: Context,
  input: { agent: string; instance: string | undefined },
): Promise<TurnPlace> {
  try {
    const { agent_id: agentId, instance_id: instanceId, name } = await askInstance(ctx, input);
    return { agentId, instanceId, instanceName: name, isUnasked: false };
  } catch (error) {
    if (!isAway(error) || !isUuid(input.agent)) throw error;
    const { instance = '' } = input;
    return { agentId: input.agent.toLowerCase(), instanceId: instance, instanceName: '', isUnasked: true };
  }
}

/** The default instance is mostly called so: the whole list is read only where it is not. */
async function askInstance(
  ctx: Context,
  { agent, instance }: { agent: string; instance: string | undefined },
) {
  const params = { agentId: agent };
  if (instance !== undefined) {
    return ctx.agentsApi.call(getInstance, { params: { ...params, instanceId: instance } });
  }
  const named = await ctx.agentsApi
    .call(getInstance, { params: { ...params, instanceId: 'default' } })
    .catch((error: unknown) => {
      if (isProblemError(error) && error.problem.status === 404) return undefined;
      throw error;
    });
  if (named?.is_default) return named;
  const { instances } = await ctx.agentsApi.call(listInstances, { params });
  const found = (instances ?? []).find(({ is_default: isDefault }) => isDefault);
  if (!found) throw notFound('default instance');
  return found;
}

function isAway(error: unknown): boolean {
  return isProblemError(error) && [502, 504].includes(error.problem.status);
}
