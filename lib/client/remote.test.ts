import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Transport } from '@/lib/call';
import {
  createAgent,
  deleteAgent,
  setAgentStatus,
  updateAgentProfile,
} from '@/lib/contract/endpoints/agents';
import {
  browseInstances,
  getAgentLineage,
  getInstanceContents,
  listActivity,
  resolveId,
} from '@/lib/contract/endpoints/dashboard';
import { forkAgent } from '@/lib/contract/endpoints/forks';
import * as memory from '@/lib/contract/endpoints/instance-memory';
import { createInstance, deleteInstance, resetInstance } from '@/lib/contract/endpoints/instances';
import { bulkCreateFacts, createCustomState } from '@/lib/contract/endpoints/memory';
import { isProblemError } from '@/lib/problem-error';
import { copyAll } from '@/lib/server/services/forks/test-forks';
import { openTestApi, signToken, type TestApi } from '@/lib/server/test-api';
import type { Client } from './client';
import { noted } from './note-remote-change';
import { remoteDashboard } from './remote-dashboard';

/** One Troupe that works on another one's agents API: two databases, one identity. */
let remote: TestApi;
let local: TestApi;
let client: Client;
let isCut = false;

function transport(api: TestApi, base: string, token: string): Transport {
  return {
    base: `http://localhost:3000${base}`,
    token,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = request.body === null ? undefined : await request.text();
      const response = await api.request(pathname + search, {
        method: request.method,
        headers: request.headers,
        body,
      });
      if (isCut && api === remote && request.method !== 'GET') throw new TypeError('socket hang up');
      return response;
    },
  };
}

beforeAll(async () => {
  [remote, local] = await Promise.all([openTestApi(), openTestApi({ remote: true })]);
  const token = await signToken();
  const agents = transport(remote, '/api/v1', token);
  const dashboard = transport(local, '/api/troupe/v1', token);
  const plain: Client = {
    requestId: 'request-of-this-test',
    agents: (endpoint, input) => call(agents, endpoint, { requestId: 'request-of-this-test', ...input }),
    dashboard: (endpoint, input) =>
      call(dashboard, endpoint, { requestId: 'request-of-this-test', ...input }),
    identity: () => Promise.reject(new Error('No identity is asked here.')),
  };
  client = { ...plain, agents: noted(plain, 'agents'), dashboard: remoteDashboard(plain) };
});

afterAll(() => Promise.all([remote.close(), local.close()]));

async function newestActivity() {
  const { items } = await client.dashboard(listActivity, {});
  return items?.[0];
}

test('a change is made there and kept in Activity here, with the counts that came back', async () => {
  const agent = await client.agents(createAgent, { body: { name: 'Luna' } });
  expect(await newestActivity()).toMatchObject({ verb: 'create', outcome: 'done', object: { name: 'Luna' } });
  const params = { agentId: agent.agent_id };
  await client.agents(setAgentStatus, { params, body: { is_active: false } });
  expect(await newestActivity()).toMatchObject({
    verb: 'deactivate',
    outcome: 'done',
    agent_id: agent.agent_id,
  });
  const instance = await client.agents(createInstance, { params, body: { name: 'ws-1' } });
  await client.agents(resetInstance, { params: { ...params, instanceId: instance.instance_id } });
  expect(await newestActivity()).toMatchObject({
    verb: 'reset',
    outcome: 'done',
    counts: { facts_deleted: 0, nodes_deleted: 0 },
    instance_id: instance.instance_id,
  });
});

test('a refused change is kept as failed, one without an answer as unknown', async () => {
  const agent = await client.agents(createAgent, { body: { name: 'Nova' } });
  const params = { agentId: agent.agent_id, instanceId: 'default' };
  await expect(client.agents(deleteInstance, { params })).rejects.toSatisfy(isProblemError);
  expect(await newestActivity()).toMatchObject({
    verb: 'delete',
    outcome: 'failed',
    note: expect.any(String),
  });
  isCut = true;
  await expect(client.agents(resetInstance, { params })).rejects.toSatisfy(isProblemError);
  isCut = false;
  expect(await newestActivity()).toMatchObject({ verb: 'reset', outcome: 'unknown' });
});

test('instances are cut into pages here and what they hold is not counted', async () => {
  const agent = await client.agents(createAgent, { body: { name: 'Fleet' } });
  const params = { agentId: agent.agent_id };
  for (const name of ['one', 'two', 'three']) await client.agents(createInstance, { params, body: { name } });
  const first = await client.dashboard(browseInstances, { params, query: { page_size: 2 } });
  expect(first).toMatchObject({ has_more: true, total_count: 4 });
  const second = await client.dashboard(browseInstances, {
    params,
    query: { page_size: 2, cursor: first.next_cursor },
  });
  const names = [first, second].flatMap(({ items }) => items ?? []).map(({ instance }) => instance.name);
  expect(names).toEqual(['default', 'one', 'two', 'three']);
  const found = await client.dashboard(browseInstances, { params, query: { search: 'TW' } });
  expect(found.items?.map(({ instance }) => instance.name)).toEqual(['two']);
  const instanceId = found.items?.[0]?.instance.instance_id ?? '';
  const { contents } = await client.dashboard(getInstanceContents, { params: { ...params, instanceId } });
  expect(Object.values(contents)).toEqual([null, null, null, null, null]);
});

test('where a fork comes from is read from its status, and what differs from both agents', async () => {
  const source = await client.agents(createAgent, { body: { name: 'Vega', bio: 'Old' } });
  const plain = await client.dashboard(getAgentLineage, { params: { agentId: source.agent_id } });
  expect(plain).toMatchObject({ source: null, members: [] });
  const fork = await client.agents(forkAgent, { params: { agentId: source.agent_id }, body: {} });
  expect(await newestActivity()).toMatchObject({ verb: 'fork', outcome: 'done' });
  await copyAll(remote.store.db);
  const params = { agentId: fork.agent_id };
  await client.agents(updateAgentProfile, { params, body: { bio: 'New', true_interests: ['tea'] } });
  const lineage = await client.dashboard(getAgentLineage, { params, query: { values: true } });
  expect(lineage).toMatchObject({
    source: { name: 'Vega', is_deleted: false },
    members: ['bio', 'true_interests'],
    before: { bio: 'Old' },
    after: { bio: 'New', true_interests: ['tea'] },
  });
  await client.agents(deleteAgent, { params: { agentId: source.agent_id } });
  const orphan = await client.dashboard(getAgentLineage, { params });
  expect(orphan).toMatchObject({ source: { is_deleted: true }, members: [] });
});

test('a pasted id is looked for among the agents there', async () => {
  const agent = await client.agents(createAgent, { body: { name: 'Iris' } });
  const found = await client.dashboard(resolveId, { params: { id: agent.agent_id } });
  expect(found).toMatchObject({ kind: 'agent', name: 'Iris' });
  const missing = client.dashboard(resolveId, { params: { id: '00000000-0000-4000-8000-000000000000' } });
  await expect(missing).rejects.toMatchObject({ problem: { status: 404 } });
});

test('states, facts and users are found in the lists of the other API, and what it does not count is null', async () => {
  const { agent_id: agentId } = await client.agents(createAgent, { body: { name: 'Keeper' } });
  const params = { agentId };
  const { instance_id: instanceId } = await client.agents(createInstance, { params, body: { name: 'quay' } });
  const at = { agentId, instanceId };
  for (const user of ['ada', 'bob']) {
    const body = { key: 'room', value: { of: user }, instance_id: instanceId, user_id: user };
    await client.agents(createCustomState, { params, body: { ...body, scope: 'user' } });
  }
  await client.agents(createCustomState, {
    params,
    body: { key: 'sky', value: 'red', instance_id: instanceId },
  });
  const facts = Array.from({ length: 620 }, (_, index) => ({ content: `Fact ${index}.`, user_id: 'ada' }));
  const shared = { content: 'Fact of all.', metadata: { scope: 'agent_global' } };
  await client.agents(bulkCreateFacts, {
    params,
    query: { instance_id: instanceId },
    body: { facts: [shared, ...facts] },
  });

  const first = await client.dashboard(memory.browseStates, { params: at, query: { page_size: 2 } });
  expect(first).toMatchObject({ has_more: true, total_count: 3, items: [{ key: 'sky', short: 'red' }, {}] });
  const query = { page_size: 2, cursor: first.next_cursor };
  const last = await client.dashboard(memory.browseStates, { params: at, query });
  expect(last).toMatchObject({ has_more: false, items: [{ user_id: 'bob', short: '{"of":"bob"}' }] });
  const narrowed = { search: 'ADA', scope: 'user', user_id: 'ada' } as const;
  const found = await client.dashboard(memory.browseStates, { params: at, query: narrowed });
  expect(found).toMatchObject({ total_count: 1, items: [{ user_id: 'ada' }] });
  const stateId = found.items?.[0]?.state_id ?? '';
  const state = await client.dashboard(memory.getInstanceState, { params: { ...at, stateId } });
  expect(state.value).toEqual({ of: 'ada' });

  const words = { search: 'fact OF' };
  const searched = await client.dashboard(memory.browseFacts, { params: at, query: words });
  expect(searched).toMatchObject({ total_count: null, has_more: false });
  expect(searched.items).toMatchObject([{ content: 'Fact of all.', is_of_agent: true, user_id: null }]);
  const factId = searched.items?.[0]?.fact_id ?? '';
  const fact = await client.dashboard(memory.getInstanceFact, { params: { ...at, factId } });
  expect(fact.content).toBe('Fact of all.');
  const ofAda = await client.dashboard(memory.browseFacts, { params: at, query: { user_id: 'ada' } });
  expect(ofAda).toMatchObject({ total_count: 620, has_more: true });
  expect(ofAda.items?.[0]).toMatchObject({ content: 'Fact 619.', user_id: 'ada' });
  const gone = { ...at, factId: stateId };
  await expect(client.dashboard(memory.getInstanceFact, { params: gone })).rejects.toSatisfy(isProblemError);

  const users = await client.dashboard(memory.browseUsers, { params: at });
  expect(users.total_count).toBe(2);
  expect(users.items).toContainEqual(expect.objectContaining({ user_id: 'bob', facts: null, states: null }));
});
