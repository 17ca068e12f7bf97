import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plant } from '../../test-rows';
import {
  bodyOf,
  type Json,
  listOf,
  makeThings,
  openWorld,
  type Things,
  unique,
  type World,
} from '../../test-world';

let world: World;
let token = '';
let agentId = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
  agentId = String((await bodyOf(await post('/agents', { name: unique('Host') }))).agent_id);
  await world.api.store.db.execute(sql`
    insert into instances (tenant_id, agent_id, name, created_at)
    select 'org_acme', ${agentId}, 'ws ' || n, '2026-01-01'::timestamptz + (n / 3) * interval '1 microsecond'
    from generate_series(1, 40) as n`);
  await world.api.store.db.execute(sql`update agents set instance_count = 41 where agent_id = ${agentId}`);
});
afterAll(() => world.api.close());

const get = (path: string) => world.api.request(path, { token });
const post = (path: string, json?: unknown) => world.api.request(path, { method: 'POST', token, json });

async function page(query = ''): Promise<Json> {
  const response = await get(`/api/troupe/v1/agents/${agentId}/instances?${query}`);
  expect(response.status).toBe(200);
  return bodyOf(response);
}

const named = ({ items }: Json) => listOf(items).map((item) => String(Object(item.instance).name));

describe('instances with what they hold', () => {
  test('come uncounted when nobody asks for their contents', async () => {
    const [first] = listOf((await page('page_size=1&contents=false')).items);
    expect(Object.values(Object(first?.contents))).toEqual([null, null, null, null, null]);
    const [counted] = listOf((await page('page_size=1')).items);
    expect(Object.values(Object(counted?.contents))).toEqual([0, 0, 0, 0, 0]);
  });

  test.each([1, 7, 41, 100])('come by pages of %i, the default one first, each once', async (size) => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const reply = await page(`page_size=${size}${cursor && `&cursor=${cursor}`}`);
      expect(reply.total_count).toBe(41);
      seen.push(...named(reply));
      cursor = reply.has_more ? String(reply.next_cursor) : '';
    } while (cursor);
    expect(seen).toHaveLength(41);
    expect(new Set(seen).size).toBe(41);
    expect(seen[0]).toBe('default');
  });

  test('are found by name and by the beginning of the id', async () => {
    const names = [13, 23, 3, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39].map((n) => `ws ${n}`);
    const reply = await page('search=S%203%20WS');
    expect(named(reply).toSorted()).toEqual(names);
    expect(reply.total_count).toBe(13);
    const { instance } = Object(listOf(reply.items)[0]);
    expect(named(await page(`search=${String(instance.instance_id).slice(0, 13)}`))).toEqual([instance.name]);
    expect(named(await page('search=%25'))).toEqual([]);
    expect(named(await page('search=default'))).toEqual(['default']);
  });

  test('each shows its own counts', async () => {
    const [first, second] = listOf((await page('page_size=2')).items);
    const place = (item: Json | undefined) => ({
      ...{ tenantId: 'org_acme', agentId },
      instanceId: String(Object(item?.instance).instance_id),
    });
    await plant(world.api.store.db, place(first), { facts: 5, nodes: 2, global: 1, user: 4 });
    await plant(world.api.store.db, place(second), { facts: 1, nodes: 0, global: 3, user: 0 });
    expect(listOf((await page('page_size=2')).items).map((item) => item.contents)).toEqual([
      { facts: 5, nodes: 2, global_states: 1, user_states: 4, users: 4 },
      { facts: 1, nodes: 0, global_states: 3, user_states: 0, users: 1 },
    ]);
  });

  test('a cursor is bound to the agent and the search', async () => {
    const { next_cursor: cursor } = await page('page_size=5');
    const other = await makeThings(world);
    const elsewhere = `/api/troupe/v1/agents/${other.agentId}/instances?cursor=${cursor}`;
    expect((await get(elsewhere)).status).toBe(400);
    const searched = `/api/troupe/v1/agents/${agentId}/instances?search=ws&cursor=${cursor}`;
    expect((await get(searched)).status).toBe(400);
  });

  test('the wire lists them all at once, the default one first', async () => {
    const { instances } = await bodyOf(await get(`/agents/${agentId}/instances`));
    expect(listOf(instances)).toHaveLength(41);
    expect(listOf(instances)[0]).toMatchObject({ name: 'default', is_default: true });
  });
});

describe('a pasted id', () => {
  let things: Things;
  beforeAll(async () => {
    things = await makeThings(world);
  });

  const resolve = async (id: string, as = token) => {
    const response = await world.api.request(`/api/troupe/v1/resolve/${id}`, { token: as });
    return response.status === 200 ? await bodyOf(response) : response.status;
  };

  test('is told apart by kind, whatever its case', async () => {
    const { agentId: agent, agentName } = things;
    expect(await resolve(agent.toUpperCase())).toMatchObject({ kind: 'agent', id: agent, name: agentName });
    expect(await resolve(things.instanceId)).toMatchObject({
      ...{ kind: 'instance', name: 'second', agent_id: agent, agent_name: agentName },
    });
    expect(await resolve(things.projectId)).toMatchObject({ kind: 'project', id: things.projectId });
    expect(await resolve(things.keyId)).toMatchObject({ kind: 'key', name: 'Default key' });
    expect(await resolve(things.activityId)).toMatchObject({ kind: 'activity', name: agentName });
    expect(await resolve(randomUUID())).toBe(404);
    expect(await resolve('not-an-id')).toBe(422);
  });

  test('shows a member no key, and a key only its own agents', async () => {
    expect(await resolve(things.keyId, world.tokens.member)).toBe(404);
    expect(await resolve(things.projectId, world.tokens.member)).toMatchObject({ kind: 'project' });
    expect(await resolve(things.agentId, things.key)).toMatchObject({ kind: 'agent' });
    expect(await resolve(things.projectId, things.key)).toBe(404);
  });
});
