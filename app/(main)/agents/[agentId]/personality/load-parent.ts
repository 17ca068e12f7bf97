import type { Parent } from '@/components/personality/personality-form';
import type { Client } from '@/lib/client/client';
import { getForkStatus } from '@/lib/contract/endpoints/forks';
import { getPersonality } from '@/lib/contract/endpoints/personality';
import { TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { isProblemError } from '@/lib/problem-error';

/** The agent that this one was forked from; without one, or when it is gone, there is nothing to compare with. */
export async function loadParent(client: Client, agentId: string): Promise<Parent | undefined> {
  try {
    const { source_agent_id: source } = await client.agents(getForkStatus, { params: { agentId } });
    const query = { history_limit: 1 };
    const { profile } = await client.agents(getPersonality, { params: { agentId: source }, query });
    const traits = byName(TRAITS, (trait) => profile.big5[trait].score);
    return { name: profile.name, scores: { ...traits, ...profile.dimensions } };
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
}
