import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Transport } from '@/lib/call';
import { createAgent } from '@/lib/contract/endpoints/agents';
import { listActivity, resolveId } from '@/lib/contract/endpoints/dashboard';
import * as wire from '@/lib/contract/endpoints/identities';
import * as views from '@/lib/contract/endpoints/identity-views';
import { identityTransport } from '@/lib/identity-wire';
import { listen } from '@/lib/server/chat/test-server';
import { ORIGIN, openTestApi, signToken, type TestApi, testApiOver } from '@/lib/server/test-api';
import type { Client } from './client';
import { noted } from './note-remote-change';

/** One Troupe whose identities are kept by another one: two databases, one account, a real connection between them. */
let far: TestApi;
let near: TestApi;
let server: Awaited<ReturnType<typeof listen>>;
let url = '';
let token = '';
let client: Client;
/** Whether the other server wraps its replies. */
let isBare = false;

beforeAll(async () => {
  far = await openTestApi();
  server = await listen({
    request: async (path, init) => {
      const response = await far.request(path, init);
      return isBare && response.ok ? Response.json((await response.json()).data) : response;
    },
  });
  url = server.url.replace('/api/v1', '/api/identity/v1');
  near = await openTestApi({ remoteIdentity: { url } });
  token = await signToken({ exp: 3600 });
  client = clientOf(url);
});
afterAll(async () => {
  await server.close();
  await Promise.all([near.close(), far.close()]);
});

function clientOf(base: string): Client {
  const here = (path: string): Transport => ({
    base: `${ORIGIN}${path}`,
    token,
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = request.body === null ? undefined : await request.text();
      return near.request(pathname + search, { method: request.method, headers: request.headers, body });
    },
  });
  const [agents, dashboard] = [here('/api/v1'), here('/api/troupe/v1')];
  const identity = identityTransport({ base, token, fetch });
  const plain: Client = {
    requestId: 'request-of-this-test',
    agents: (endpoint, input) => call(agents, endpoint, input),
    dashboard: (endpoint, input) => call(dashboard, endpoint, input),
    identity: (endpoint, input) => call(identity, endpoint, input),
  };
  return { ...plain, identity: noted(plain, 'identity') };
}

async function made(name = 'Aria'): Promise<string> {
  return (await client.identity(wire.createIdentity, { body: { name } })).data.id;
}

async function newestChange() {
  return (await client.dashboard(listActivity, {})).items?.[0];
}

describe('a change is made there and kept in Activity here', () => {
  test('with its id and how many cycles went', async () => {
    const id = await made('Noted');
    const object = { type: 'identity', id, name: 'Noted' };
    expect(await newestChange()).toMatchObject({ verb: 'create', outcome: 'done', object });
    const params = { identityId: id };
    const body = { mode_target: 'order' as const, signal_strength: 0.5 };
    await client.identity(wire.processObservation, { params, body });
    await client.identity(wire.resetIdentity, { params, body: { mode: 'initial' } });
    expect(await newestChange()).toMatchObject({ verb: 'reset', counts: { cycles_deleted: 1 } });
    await client.identity(wire.deleteIdentity, { params });
    expect(await newestChange()).toMatchObject({ verb: 'delete', outcome: 'done', object: { id } });
  });

  test('as failed where it is refused, with its reason', async () => {
    const params = { identityId: 'inst_0000000000000000' };
    const refused = client.identity(wire.updateIdentity, { params, body: { name: 'X' } });
    await expect(refused).rejects.toMatchObject({
      problem: { status: 404, title: 'not_found', detail: 'There is no such identity.' },
    });
    expect(await newestChange()).toMatchObject({ verb: 'rename', outcome: 'failed' });
  });

  test('a wrong member is told at its place', async () => {
    const body = { name: 'X', initial_config: { energy_level: 7 } };
    await expect(client.identity(wire.createIdentity, { body })).rejects.toMatchObject({
      problem: {
        status: 422,
        errors: [{ location: 'body.initial_config.energy_level', message: 'must be at most 1' }],
      },
    });
  });
});

test('replies without an envelope are read as well', async () => {
  const id = await made('Bare');
  const params = { identityId: id };
  isBare = true;
  const one = await client.identity(wire.getIdentity, { params });
  const list = await client.identity(wire.listIdentities, { query: { limit: 1, sort: 'created_at' } });
  const gone = await client.identity(wire.deleteIdentity, { params });
  isBare = false;
  expect(one.data).toMatchObject({ id, name: 'Bare' });
  expect(list.data).toMatchObject([{ id }]);
  expect(list.pagination).toEqual({ limit: 1, offset: 0, total: 1, has_more: true });
  expect(gone.data).toMatchObject({ id, deleted: true });
});

describe('the dashboard asks there', () => {
  test('for the list, which can neither be searched nor sorted by stress', async () => {
    await made('Not on the page');
    const id = await made('Listed');
    const list = await client.dashboard(views.browseIdentities, { query: { limit: 1 } });
    expect(list).toMatchObject({
      items: [{ id, stress_state: 'LOW', agent: null }],
      pagination: { limit: 1, offset: 0, has_more: true },
      ...{ sort: 'created_at', order: 'desc', sorts: ['created_at', 'name'] },
    });
    const sorted = client.dashboard(views.browseIdentities, { query: { sort: 'stress' } });
    await expect(sorted).rejects.toMatchObject({
      problem: { status: 422, errors: [{ location: 'query.sort' }] },
    });
    const searched = client.dashboard(views.browseIdentities, { query: { search: 'Listed' } });
    await expect(searched).rejects.toMatchObject({
      problem: { status: 422, errors: [{ location: 'query.search' }] },
    });
    expect(await client.dashboard(resolveId, { params: { id } })).toMatchObject({
      kind: 'identity',
      name: 'Listed',
    });
  });

  test('for the state; drift, a series and a dry run are not to be had', async () => {
    const id = await made('Watched');
    const params = { identityId: id };
    const body = { mode_target: 'connection' as const, signal_strength: 1 };
    const taken = await client.identity(wire.processObservation, { params, body });
    const cockpit = await client.dashboard(views.getCockpit, { params });
    expect(cockpit).toMatchObject({ identity: { id, cycle_count: 1 }, drift: null, series: null });
    expect(cockpit.snapshot).toEqual(taken.data.snapshot);
    expect(cockpit.contract).toEqual(taken.data.contract);
    const refused = { problem: { status: 409, detail: expect.stringContaining(new URL(url).host) } };
    await expect(client.dashboard(views.tryObservation, { params, body })).rejects.toMatchObject(refused);
    const batch = { observations: [body], after_cycle: 1 };
    await expect(client.dashboard(views.takeBatch, { params, body: batch })).rejects.toMatchObject(refused);
  });

  test('for an export, oldest first though there it is the other way round', async () => {
    const id = await made('Exported');
    for (let batch = 0; batch < 3; batch++) {
      const observations = Array.from({ length: 700 }, (_, place) => ({
        ...{
          mode_target: 'order' as const,
          signal_strength: place / 1000,
          context: { batch, say: 'a "b", c' },
        },
      }));
      await client.identity(wire.processBatch, { params: { identityId: id }, body: { observations } });
    }
    const path = `/api/troupe/v1/identities/${id}/export`;
    const lines = (await (await near.request(`${path}?format=jsonl`, { token })).text())
      .trimEnd()
      .split('\n');
    const cycles = lines.map((line) => JSON.parse(line));
    expect(cycles.map(({ cycle }) => cycle)).toEqual(Array.from({ length: 2100 }, (_, place) => place + 1));
    expect(cycles[700]).toMatchObject({ signal_strength: 0, context: { batch: 1 }, state: null });
    const csv = (await (await near.request(`${path}?format=csv`, { token })).text()).split('\n');
    expect(csv[2]).toMatch(
      /^2,[^,]+,order,0.001,1,"\{""say"":""a \\""b\\"", c"",""batch"":0\}",,,,,,,,,,,,$/,
    );
  });

  test('before an identity is attached to an agent that is here', async () => {
    const id = await made('Attached');
    const agent = await client.agents(createAgent, { body: { name: 'Luna' } });
    const params = { identityId: id };
    const place = { agentId: agent.agent_id, identityId: id };
    const attached = { agent_id: agent.agent_id, name: 'Luna' };
    expect((await client.dashboard(views.attachIdentity, { params: place })).agent).toEqual(attached);
    const ofAgent = await client.dashboard(views.listAgentIdentities, { params: { agentId: 'Luna' } });
    expect(ofAgent.items).toMatchObject([{ id, name: 'Attached', agent: attached }]);
    await client.identity(wire.deleteIdentity, { params });
    expect(
      (await client.dashboard(views.listAgentIdentities, { params: { agentId: 'Luna' } })).items,
    ).toEqual([]);
  });
});

test('a key of the other server stands in for whoever asks, and sees what it may there', async () => {
  const id = await made('Behind a key');
  const [project] = await (await far.request('/projects', { token })).json();
  const keys = `/projects/${project.project_id}/keys`;
  const { key } = await (await far.request(keys, { method: 'POST', token, json: {} })).json();
  const stranger = await signToken({ sub: 'user_globex', org: { id: 'org_globex', role: 'admin' } });
  const listedBy = async (remoteIdentity: { url: string; key?: string }) => {
    const api = testApiOver(async () => near.store, { remoteIdentity });
    const response = await api.request('/api/troupe/v1/identities?limit=100', { token: stranger });
    return (await response.json()).items.map((item: { id: string }) => item.id);
  };
  expect(await listedBy({ url })).toEqual([]);
  expect(await listedBy({ url, key })).toContain(id);
});

test('nothing answers at the embedded address', async () => {
  await expect(near.request('/api/identity/v1/instances', { token })).rejects.toThrow('Nothing is embedded');
});

test('a server that cannot be reached is a problem of its own', async () => {
  const cut = clientOf('http://127.0.0.1:9/api/identity/v1');
  const refused = cut.identity(wire.createIdentity, { body: { name: 'Lost' } });
  await expect(refused).rejects.toMatchObject({ problem: { status: 502 } });
  expect(await newestChange()).toMatchObject({ verb: 'create', outcome: 'unknown' });
});
