import 'server-only';
import { type Configuration, grouped, lineageOf } from '@/lib/agent-lineage';
import type { AgentDetail } from '@/lib/contract/agents';
import { getAgent } from '@/lib/contract/endpoints/agents';
import { getForkStatus } from '@/lib/contract/endpoints/forks';
import type { AgentLineage } from '@/lib/contract/forks';
import { isProblemError } from '@/lib/problem-error';
import type { Client } from './client';

/** A remote API tells the source of a fork with its status; what differs is seen in the two agents. */
export async function remoteLineage(
  client: Client,
  { agentId, values }: { agentId: string; values: boolean },
): Promise<AgentLineage> {
  const params = { agentId };
  const [fork, status] = await Promise.all([
    client.agents(getAgent, { params }),
    unlessMissing(client.agents(getForkStatus, { params })),
  ]);
  if (!status) return { source: null, members: [] };
  const sourceId = status.source_agent_id;
  const parent = await unlessMissing(client.agents(getAgent, { params: { agentId: sourceId } }));
  if (!parent) return { source: { agent_id: sourceId, name: '', is_deleted: true }, members: [] };
  const source = { agent_id: sourceId, name: parent.name ?? sourceId };
  return lineageOf(source, { parent: configurationOf(parent), fork: configurationOf(fork) }, values);
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return null;
    throw error;
  }
}

function configurationOf(agent: AgentDetail): Configuration {
  const scores = Object.entries(agent.big5 ?? {}).map(([trait, { score }]) => [trait, score]);
  return {
    ...{ bio: agent.bio, gender: agent.gender, personality_prompt: agent.personality_prompt },
    speech_patterns: agent.speech_patterns,
    true_interests: agent.true_interests,
    true_dislikes: agent.true_dislikes,
    primary_traits: agent.primary_traits,
    ...grouped('big5', Object.fromEntries(scores)),
    ...grouped('dimensions', agent.dimensions),
    ...grouped('behaviors', agent.behaviors),
    ...grouped('preferences', agent.preferences),
    'capabilities.mcpEnabled': agent.mcp_enabled,
  };
}
