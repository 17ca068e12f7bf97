import 'server-only';
import type { AnyInput } from '@/lib/call';
import type { InstanceContents, InstanceWithContents } from '@/lib/contract/dashboard';
import { getAgent } from '@/lib/contract/endpoints/agents';
import * as dashboard from '@/lib/contract/endpoints/dashboard';
import { getAgentSwitches, getModelLayers } from '@/lib/contract/endpoints/dashboard-models';
import { getIdentity } from '@/lib/contract/endpoints/identities';
import { getInstance, listInstances } from '@/lib/contract/endpoints/instances';
import { isIdentityId } from '@/lib/contract/identities';
import { ProblemError } from '@/lib/problem-error';
import type { Client } from './client';
import { remoteLineage } from './remote-lineage';
import { remoteMemory } from './remote-memory';
import { readModels, readSwitches } from './remote-models';

/** A remote API has no operation that counts what an instance holds: shown as "not counted". */
const NOT_COUNTED: InstanceContents = {
  facts: null,
  nodes: null,
  global_states: null,
  user_states: null,
  users: null,
};

const PAGE = 50;

/** Each dashboard read that needs the agents' tables, answered from the remote agents API instead. */
const ANSWERS: Record<string, (client: Client, input: RemoteInput) => Promise<unknown>> = {
  [dashboard.browseInstances.id]: browse,
  [dashboard.getInstanceContents.id]: async (client, { params }) => {
    const { agentId = '', instanceId = '' } = params;
    const instance = await client.agents(getInstance, { params: { agentId, instanceId } });
    return { instance, contents: NOT_COUNTED };
  },
  [dashboard.getAgentContents.id]: async (client, { params: { agentId = '' } }) => {
    const agent = await client.agents(getAgent, { params: { agentId } });
    return { instances: agent.instance_count, agent_facts: null, ...NOT_COUNTED };
  },
  ...remoteMemory,
  [getAgentSwitches.id]: readSwitches,
  [getModelLayers.id]: readModels,
  [dashboard.getAgentLineage.id]: (client, { params: { agentId = '' }, query }) =>
    remoteLineage(client, { agentId, values: query.values === true }),
  [dashboard.getSamples.id]: async () => ({ present: false, agents: 0 }),
  [dashboard.resolveId.id]: async (client, { params: { id = '' } }) => {
    if (isIdentityId(id)) {
      const { data } = await client.identity(getIdentity, { params: { identityId: id } });
      return { kind: 'identity', id, name: data.name };
    }
    const agent = await client.agents(getAgent, { params: { agentId: id } });
    return { kind: 'agent', id, name: agent.name ?? id, agent_id: id, agent_name: agent.name };
  },
};

interface RemoteInput {
  params: Partial<Record<string, string>>;
  query: { cursor?: string; page_size?: number; search?: string; values?: boolean };
}

export function remoteDashboard(client: Client): Client['dashboard'] {
  return async (endpoint, input) => {
    const answer = ANSWERS[endpoint.id];
    if (!answer || !endpoint.reply) return client.dashboard(endpoint, input);
    const { params, query }: AnyInput = input as AnyInput;
    const given = { params: { ...params }, query: { ...query } };
    return endpoint.reply.parse(await answer(client, given)) as never;
  };
}

/** The remote list has no pages: it is read whole and cut here; the cursor is the place in it. */
async function browse(client: Client, { params, query }: RemoteInput) {
  const { agentId = '' } = params;
  const { page_size: size = PAGE, search = '', cursor = '0' } = query;
  if (!/^\d{1,9}$/.test(cursor)) throw new ProblemError({ status: 400, detail: 'The cursor is malformed.' });
  const { instances } = await client.agents(listInstances, { params: { agentId } });
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (instances ?? []).filter((instance) =>
    words.every((word) => `${instance.name} ${instance.instance_id}`.toLowerCase().includes(word)),
  );
  const start = Number(cursor);
  const items: InstanceWithContents[] = matches
    .slice(start, start + size)
    .map((instance) => ({ instance, contents: NOT_COUNTED }));
  const hasMore = start + size < matches.length;
  return {
    items,
    has_more: hasMore,
    next_cursor: hasMore ? String(start + size) : undefined,
    total_count: matches.length,
  };
}
