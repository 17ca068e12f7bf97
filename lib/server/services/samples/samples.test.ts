import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TokenClaims } from '@/lib/server/test-api';
import { openTestApi, signToken, type TestApi } from '@/lib/server/test-api';

const PATH = '/api/troupe/v1/samples';
let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

/** A tenant of its own for each test. */
async function tenant(id: string, role: 'admin' | 'member' = 'admin') {
  const claims: TokenClaims = { org: { id, role }, sub: `user_${id}` };
  const token = await signToken(claims);
  const call = async (method: string, path = PATH, json?: unknown) => {
    const response = await api.request(path, { method, token, json });
    return { status: response.status, body: await response.json() };
  };
  return { id, call };
}

/** How many rows of each table each tenant has; what was done stays in `activity`. */
async function census(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const tables = [
    'projects',
    'api_keys',
    'agents',
    'instances',
    'memory_nodes',
    'memory_facts',
    'custom_states',
    'custom_tools',
    'personality_deltas',
    'identities',
  ];
  for (const table of tables) {
    const { rows } = await api.store.db.execute<{ tenant_id: string; total: number }>(
      sql`select tenant_id, count(*)::int as total from ${sql.identifier(table)} group by tenant_id`,
    );
    for (const row of rows) counts[`${row.tenant_id} ${table}`] = row.total;
  }
  return counts;
}

describe('adding', () => {
  test('makes four agents with what they remember, once', async () => {
    const { call, id } = await tenant('org_add');
    expect((await call('GET')).body).toMatchObject({ present: false, agents: 0 });
    const added = await call('POST');
    expect(added).toMatchObject({ status: 200, body: { present: true, agents: 4 } });
    const before = await census();
    expect((await call('POST')).body.project_id).toBe(added.body.project_id);
    expect(await census()).toEqual(before);
    const kinds = ['agents', 'instances', 'memory_nodes', 'memory_facts', 'custom_states', 'custom_tools'];
    kinds.push('personality_deltas', 'identities');
    const [row] = (await call('GET', '/api/troupe/v1/activity')).body.items;
    expect(row).toMatchObject({ verb: 'add', object: { type: 'samples' } });
    expect(row.counts).toEqual(Object.fromEntries(kinds.map((kind) => [kind, before[`${id} ${kind}`]])));
  });

  test('twice at once adds once', async () => {
    const { call, id } = await tenant('org_twice');
    const both = await Promise.all([call('POST'), call('POST')]);
    expect(both.map(({ status, body }) => [status, body.agents])).toEqual([
      [200, 4],
      [200, 4],
    ]);
    expect(await census()).toMatchObject({ [`${id} projects`]: 1, [`${id} agents`]: 4 });
  });

  test('leaves an agent that has the name of a sample alone', async () => {
    const { call } = await tenant('org_named');
    const mine = await call('POST', '/api/v1/agents', { name: 'Luna', bio: 'Mine.' });
    await call('POST');
    const { items } = (await call('GET', '/api/v1/agents?search=luna')).body;
    expect(items.map(({ name }: { name: string }) => name).sort()).toEqual(['Luna', 'Luna (sample)']);
    await call('DELETE');
    const left = await call('GET', `/api/v1/agents/${mine.body.agent_id}`);
    expect(left.body).toMatchObject({ name: 'Luna', bio: 'Mine.' });
  });
});

describe('removing', () => {
  test('deletes exactly the samples, counts them, and touches no other tenant', async () => {
    const [one, other] = [await tenant('org_remove'), await tenant('org_bystander')];
    await other.call('POST');
    const own = await one.call('POST', '/api/v1/agents', { name: 'Own', seed_memories: [memory] });
    await one.call('POST', `/api/v1/agents/${own.body.agent_id}/instances`, { name: 'second' });
    const before = await census();
    const { project_id } = (await one.call('POST')).body;
    await one.call('POST', `/api/v1/projects/${project_id}/keys`, { name: 'For trying', scopes: ['read'] });
    const during = await census();
    const removed = await one.call('DELETE');
    expect(await census()).toEqual(before);
    const kinds = ['agents', 'instances', 'memory_nodes', 'memory_facts', 'custom_states'];
    const gone = [...kinds, 'identities', 'api_keys'].map((kind) => [
      kind,
      (during[`org_remove ${kind}`] ?? 0) - (before[`org_remove ${kind}`] ?? 0),
    ]);
    expect(removed).toMatchObject({ status: 200, body: { deleted: Object.fromEntries(gone) } });
    expect((await one.call('GET')).body).toMatchObject({ present: false, agents: 0 });
    expect((await one.call('DELETE')).body.deleted).toEqual({});
  });

  test('twice at once removes once, and they can be added again', async () => {
    const { call } = await tenant('org_again');
    await call('POST');
    const counts = (await Promise.all([call('DELETE'), call('DELETE')])).map(
      ({ body }) => body.deleted.agents,
    );
    expect(counts.sort()).toEqual([4, undefined]);
    expect((await call('POST')).body.agents).toBe(4);
  });
});

test('a member sees them but neither adds nor removes', async () => {
  const [admin, member] = [await tenant('org_roles'), await tenant('org_roles', 'member')];
  expect((await member.call('POST')).status).toBe(403);
  await admin.call('POST');
  expect((await member.call('DELETE')).status).toBe(403);
  expect((await member.call('GET')).body).toMatchObject({ present: true, agents: 4 });
});

const memory = { content: 'Stays.', fact_type: 'world_fact', importance: 0.5 };
