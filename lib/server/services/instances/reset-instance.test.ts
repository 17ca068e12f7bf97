import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amountsIn, countOrphans, type Place, plant, plantAgentFact } from '../../test-rows';
import {
  bodyOf,
  countActivity,
  type Json,
  listOf,
  makeThings,
  openWorld,
  unique,
  type World,
} from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const NOTHING = { facts: 0, nodes: 0, global: 0, user: 0 };

function post(path: string, json?: unknown): Promise<Response> {
  return world.api.request(path, { method: 'POST', token, json });
}

/** An agent with two instances of different, distinct contents, and a fact of its own. */
async function planted() {
  const agentId = String((await bodyOf(await post('/agents', { name: unique('Agent') }))).agent_id);
  const made = await bodyOf(await post(`/agents/${agentId}/instances`, { name: 'second' }));
  const first = await bodyOf(await world.api.request(`/agents/${agentId}/instances/default`, { token }));
  const places = [first, made].map(
    (instance): Place => ({ tenantId: 'org_acme', agentId, instanceId: String(instance.instance_id) }),
  );
  const [one, two] = places;
  if (!one || !two) throw new Error('two instances were to be made');
  await plant(world.api.store.db, one, { facts: 7, nodes: 3, global: 5, user: 2 });
  await plant(world.api.store.db, two, { facts: 11, nodes: 4, global: 6, user: 9 });
  await plantAgentFact(world.api.store.db, one);
  return { agentId, one, two, path: `/agents/${agentId}/instances` };
}

async function changesOf(instanceId: string, verb: string): Promise<Json[]> {
  const path = `/api/troupe/v1/activity?instance_id=${instanceId}&verb=${verb}`;
  return listOf((await bodyOf(await world.api.request(path, { token }))).items);
}

async function contentsOf(path: string): Promise<unknown> {
  return (await bodyOf(await world.api.request(`/api/troupe/v1${path}/contents`, { token }))).contents;
}

describe('reset', () => {
  test('empties one instance: the database, the reply and Activity agree', async () => {
    const { agentId, one, two, path } = await planted();
    const db = world.api.store.db;
    const before = { facts: 11, nodes: 4, global_states: 6, user_states: 9, users: 9 };
    expect(await contentsOf(`${path}/second`)).toEqual(before);
    const reply = await bodyOf(await post(`${path}/second/reset`));
    expect(reply).toMatchObject({
      $schema: '/api/v1/schemas/ResetInstanceOutputBody.json',
      ...{ facts_deleted: 11, nodes_deleted: 4 },
      instance: { instance_id: two.instanceId, name: 'second', status: 'active', is_default: false },
    });
    expect(await amountsIn(db, two)).toEqual(NOTHING);
    expect(await amountsIn(db, one)).toEqual({ facts: 7, nodes: 3, global: 5, user: 2 });
    const [change, ...rest] = await changesOf(two.instanceId, 'reset');
    expect(rest).toEqual([]);
    expect(change).toMatchObject({
      actor: { type: 'user', id: 'user_admin', label: 'Name of user_admin' },
      object: { type: 'instance', id: two.instanceId, name: 'second' },
      ...{ verb: 'reset', outcome: 'done', agent_id: agentId, instance_id: two.instanceId },
      counts: { facts_deleted: 11, nodes_deleted: 4, global_states_deleted: 6, user_states_deleted: 9 },
    });
    const empty = { facts: 0, nodes: 0, global_states: 0, user_states: 0, users: 0 };
    expect(await contentsOf(`${path}/second`)).toEqual(empty);
    const agent = await bodyOf(
      await world.api.request(`/api/troupe/v1/agents/${agentId}/contents`, { token }),
    );
    expect(agent).toMatchObject({ instances: 2, facts: 7, agent_facts: 1, nodes: 3, global_states: 5 });
    expect(await countOrphans(db)).toBe(0);
  });

  test('works on the default instance, by its id, and a second one finds nothing', async () => {
    const { one, two, path } = await planted();
    const first = await bodyOf(await post(`${path}/${one.instanceId}/reset`));
    const second = await bodyOf(await post(`${path}/${one.instanceId}/reset`));
    expect([first.facts_deleted, first.nodes_deleted]).toEqual([7, 3]);
    expect([second.facts_deleted, second.nodes_deleted]).toEqual([0, 0]);
    expect((await amountsIn(world.api.store.db, two)).facts).toBe(11);
  });

  test('makes an inactive instance active and says so', async () => {
    const { path, two } = await planted();
    const json = { status: 'inactive' };
    await world.api.request(`${path}/second`, { method: 'PATCH', token, json });
    const reply = await bodyOf(await post(`${path}/second/reset`));
    expect(reply.instance).toMatchObject({ status: 'active' });
    const [change] = await changesOf(two.instanceId, 'reset');
    expect(change).toMatchObject({ before: { status: 'inactive' }, after: { status: 'active' } });
  });

  test('takes nothing that another agent or another organisation has under the same name', async () => {
    const { two, path } = await planted();
    const other = await planted();
    await post(`${path}/second/reset`);
    expect(await amountsIn(world.api.store.db, two)).toEqual(NOTHING);
    expect((await amountsIn(world.api.store.db, other.two)).facts).toBe(11);
  });

  test('two at once: each row is counted once', async () => {
    const { path } = await planted();
    const replies = await Promise.all([1, 2, 3].map(async () => bodyOf(await post(`${path}/second/reset`))));
    const sum = (key: string) => replies.reduce((total, reply) => total + Number(reply[key]), 0);
    expect([sum('facts_deleted'), sum('nodes_deleted')]).toEqual([11, 4]);
  });
});

describe('delete', () => {
  test('takes what the instance holds with it, counted in Activity', async () => {
    const { agentId, one, two, path } = await planted();
    const gone = await world.api.request(`${path}/second`, { method: 'DELETE', token });
    expect(await bodyOf(gone)).toEqual({
      $schema: '/api/v1/schemas/DeleteInstanceOutputBody.json',
      success: true,
    });
    const [change] = await changesOf(two.instanceId, 'delete');
    expect(change).toMatchObject({
      before: { name: 'second', description: '', status: 'active' },
      counts: { facts_deleted: 11, nodes_deleted: 4, global_states_deleted: 6, user_states_deleted: 9 },
    });
    expect(await amountsIn(world.api.store.db, one)).toEqual({ facts: 7, nodes: 3, global: 5, user: 2 });
    const agent = await bodyOf(await world.api.request(`/agents/${agentId}`, { token }));
    expect(agent.instance_count).toBe(1);
    expect((await world.api.request(`${path}/second`, { method: 'DELETE', token })).status).toBe(404);
    expect(await countOrphans(world.api.store.db)).toBe(0);
  });

  test('is refused for the default instance, also when it is renamed and inactive', async () => {
    const { one, path } = await planted();
    const json = { name: 'main', status: 'inactive' };
    const changed = await world.api.request(`${path}/default`, { method: 'PATCH', token, json });
    expect(await bodyOf(changed)).toMatchObject({ ...json, is_default: true });
    const before = await countActivity(world);
    for (const reference of ['main', one.instanceId]) {
      const refused = await world.api.request(`${path}/${reference}`, { method: 'DELETE', token });
      expect(refused.status).toBe(409);
      expect((await bodyOf(refused)).detail).toContain('default instance cannot be deleted');
    }
    expect(await amountsIn(world.api.store.db, one)).toEqual({ facts: 7, nodes: 3, global: 5, user: 2 });
    expect(await countActivity(world)).toBe(before);
  });

  test('of the whole agent answers the rows of every kind', async () => {
    const { agentId } = await planted();
    const reply = await bodyOf(await world.api.request(`/agents/${agentId}`, { method: 'DELETE', token }));
    expect(reply).toEqual({
      $schema: '/api/v1/schemas/DeleteAgentOutputBody.json',
      deleted: {
        agents: 1,
        instances: 2,
        memory_facts: 19,
        memory_nodes: 7,
        custom_states: 22,
        custom_tools: 0,
        personality_deltas: 0,
        chat_sessions: 0,
        chat_runs: 0,
        test_cases: 0,
        case_runs: 0,
        probes: 0,
      },
      ...{ errors: [], status: 'ok', success: true },
    });
    const path = `/api/troupe/v1/activity?object_id=${agentId}&verb=delete`;
    const { items } = await bodyOf(await world.api.request(path, { token }));
    expect(listOf(items)[0]?.counts).toEqual(reply.deleted);
    expect(await countOrphans(world.api.store.db)).toBe(0);
  });
});

test('a fact cannot hang on a node of another instance', async () => {
  const { one, two } = await planted();
  const things = await makeThings(world);
  expect(things.agentId).not.toBe(one.agentId);
  const { db } = world.api.store;
  const [node] = (
    await db.execute(`select node_id from memory_nodes where instance_id = '${one.instanceId}' limit 1`)
  ).rows;
  const wrong = db.execute(
    `insert into memory_facts (tenant_id, agent_id, instance_id, node_id, content)
     values ('org_acme', '${two.agentId}', '${two.instanceId}', '${node?.node_id}', 'x')`,
  );
  await expect(wrong).rejects.toThrow();
});
