import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKeys } from '../../store/schema/projects';
import { signToken } from '../../test-api';
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
import { copyAll } from '../forks/test-forks';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const request = (method: string, path: string, json?: unknown, as = token) =>
  world.api.request(path, { method, token: as, json });

async function project(): Promise<string> {
  return String((await bodyOf(await request('POST', '/projects', { name: unique('Project') }))).project_id);
}

async function projectsOf(as: string, query = ''): Promise<Json[]> {
  return listOf(await (await request('GET', `/projects${query}`, undefined, as)).json());
}

describe('projects', () => {
  test('are a bare list that starts with the default one, made once', async () => {
    const as = await signToken({ org: { id: 'org_fresh', role: 'member' } });
    const lists = await Promise.all([1, 2, 3].map(() => projectsOf(as)));
    for (const list of lists) expect(list).toEqual(lists[0]);
    expect(lists[0]).toEqual([
      {
        ...{ project_id: expect.any(String), tenant_id: 'org_fresh', name: 'Default', game_name: 'Default' },
        ...{ environment: 'production', is_active: true, created_at: expect.any(String) },
      },
    ]);
  });

  test('the default one is made also where others are first', async () => {
    const as = await signToken({ org: { id: 'org_other_first', role: 'admin' } });
    await request('POST', '/projects', { name: 'Mine' }, as);
    expect((await projectsOf(as)).map(({ name }) => name)).toEqual(['Mine', 'Default']);
  });

  test('page by limit and offset, oldest first', async () => {
    const as = await signToken({ org: { id: 'org_paged', role: 'admin' } });
    await projectsOf(as);
    for (const name of ['a', 'b', 'c']) await request('POST', '/projects', { name }, as);
    expect((await projectsOf(as, '?limit=2&offset=1')).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(await projectsOf(as, '?offset=9')).toEqual([]);
  });

  test('take their members, keep those not sent, and name the game after themselves', async () => {
    const made = await bodyOf(
      await request('POST', '/projects', { name: ' Staging ', environment: 'staging' }),
    );
    expect(made).toMatchObject({ name: 'Staging', game_name: 'Staging', environment: 'staging' });
    const path = `/projects/${made.project_id}`;
    const more = { game_name: 'Chess', business_name: 'Games', default_agent_kb_write: true };
    const changed = await bodyOf(await request('PUT', path, more));
    expect(changed).toEqual({ ...made, game_name: 'Chess' });
    expect(await bodyOf(await request('GET', path))).toEqual(changed);
    const before = await countActivity(world);
    expect(await bodyOf(await request('PUT', path, more))).toEqual(changed);
    expect(await countActivity(world)).toBe(before);
    expect((await request('PUT', path, { environment: 'test' })).status).toBe(422);
  });

  test('are not deleted while agents belong to them, and their keys stop with them', async () => {
    const things = await makeThings(world);
    await copyAll(world.api.store.db);
    await request('DELETE', `/agents/${things.forkId}`);
    const path = `/projects/${things.projectId}`;
    const refused = await request('DELETE', path);
    expect(refused.status).toBe(409);
    expect(await bodyOf(refused)).toMatchObject({
      agent_count: 1,
      detail: expect.stringContaining('One agent'),
    });
    await request('PATCH', `/agents/${things.agentId}/project`, { project_id: null });
    expect((await world.api.request('/agents', { token: things.key })).status).toBe(200);
    expect(await bodyOf(await request('DELETE', path))).toMatchObject({ status: 'deleted' });
    expect((await world.api.request('/agents', { token: things.key })).status).toBe(401);
    expect((await request('GET', path)).status).toBe(404);
    const changes = await request('GET', `/api/troupe/v1/activity?object_id=${things.projectId}&verb=delete`);
    expect(listOf((await bodyOf(changes)).items)[0]?.counts).toEqual({ api_keys: 1 });
  });

  test('the default one is never deleted', async () => {
    const [first] = await projectsOf(token);
    const refused = await request('DELETE', `/projects/${first?.project_id}`);
    expect(refused.status).toBe(409);
    expect((await bodyOf(refused)).detail).toBe('The default project cannot be deleted.');
  });

  test('a delete racing creates: the project stays with its agents, or goes and has none', async () => {
    for (let round = 0; round < 5; round += 1) {
      const things = await makeThings(world);
      const projectId = things.emptyProjectId;
      const { key } = await bodyOf(await request('POST', `/projects/${projectId}/keys`, {}));
      const [gone, ...made] = await Promise.all([
        request('DELETE', `/projects/${projectId}`),
        request('POST', '/agents', { name: unique('Racer'), project_id: projectId }),
        request('POST', '/agents', { name: unique('Racer') }, String(key)),
        request('PATCH', `/agents/${things.agentId}/project`, { project_id: projectId }),
      ]);
      const statuses = made.map((response) => response?.status ?? 0);
      for (const status of statuses) expect([200, 401, 422]).toContain(status);
      expect(gone?.status).toBe(statuses.includes(200) ? 409 : 200);
      expect((await request('GET', `/projects/${projectId}`)).status).toBe(gone?.status === 409 ? 200 : 404);
    }
  });
});

describe('keys', () => {
  const keyList = async (id: string) => listOf(await (await request('GET', `/projects/${id}/keys`)).json());

  test('are answered once, stored as a hash, and listed by their beginning', async () => {
    const id = await project();
    const reply = await bodyOf(await request('POST', `/projects/${id}/keys`, { name: 'CI' }));
    const { key, $schema: _schema, ...shown } = reply;
    expect(key).toMatch(/^sk_[\w-]{43}$/);
    expect(reply).toMatchObject({ key_prefix: String(key).slice(0, 10), scopes: ['*'], is_active: true });
    expect(reply.expires_at).toBeUndefined();
    expect(await keyList(id)).toEqual([{ ...shown, is_admin_managed: false }]);
    const [row] = await world.api.store.db.select().from(apiKeys).where(eq(apiKeys.projectId, id));
    expect(row?.keyHash).toBe(createHash('sha256').update(String(key)).digest('hex'));
    const { rows } = await world.api.store.db.execute(
      sql`select count(*)::int as found from (select to_jsonb(k) as row from api_keys k union all select to_jsonb(a) from activity a) as all_rows
        where row::text like ${`%${String(key).slice(12)}%`}`,
    );
    expect(rows[0]).toEqual({ found: 0 });
  });

  test('need no body; scopes are kept once each', async () => {
    const path = `/projects/${await project()}/keys`;
    expect(await bodyOf(await request('POST', path))).toMatchObject({ name: 'Default key', scopes: ['*'] });
    const scopes = ['read', 'read', 'write'];
    expect(await bodyOf(await request('POST', path, { scopes }))).toMatchObject({
      scopes: ['read', 'write'],
    });
    expect(await bodyOf(await request('POST', path, { scopes: null }))).toMatchObject({ scopes: ['*'] });
    for (const wrong of [{ scopes: [] }, { scopes: ['root'] }, { expires_days: -1 }, { expires_days: 1.5 }]) {
      expect((await request('POST', path, wrong)).status).toBe(422);
    }
  });

  test('expire, and are then listed as inactive', async () => {
    const id = await project();
    const reply = await bodyOf(await request('POST', `/projects/${id}/keys`, { expires_days: 30 }));
    const days = (Date.parse(String(reply.expires_at)) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    const token = String(reply.key);
    expect((await world.api.request('/agents', { token })).status).toBe(200);
    await world.api.store.db.update(apiKeys).set({ expiresAt: new Date() }).where(eq(apiKeys.projectId, id));
    expect((await world.api.request('/agents', { token })).status).toBe(401);
    expect((await keyList(id))[0]).toMatchObject({ is_active: false });
  });

  test('note when they were last used, at most once a minute', async () => {
    const id = await project();
    const { key } = await bodyOf(await request('POST', `/projects/${id}/keys`));
    const used = async () => {
      await world.api.request('/agents', { token: String(key) });
      return (await keyList(id))[0]?.last_used_at;
    };
    expect((await keyList(id))[0]?.last_used_at).toBeUndefined();
    const first = await used();
    expect(Date.parse(String(first))).toBeGreaterThan(Date.now() - 60_000);
    expect(await used()).toBe(first);
    const long = sql`now() - interval '2 minutes'`;
    await world.api.store.db.update(apiKeys).set({ lastUsedAt: long }).where(eq(apiKeys.projectId, id));
    expect(Date.parse(String(await used()))).toBeGreaterThan(Date.now() - 60_000);
  });

  test('stop with the next request once revoked; a second revoke changes nothing', async () => {
    const id = await project();
    const { key, key_id: keyId } = await bodyOf(await request('POST', `/projects/${id}/keys`));
    const path = `/projects/${id}/keys/${keyId}`;
    const token = String(key);
    expect((await world.api.request('/agents', { token })).status).toBe(200);
    expect(await bodyOf(await request('DELETE', path))).toMatchObject({ success: true });
    expect((await world.api.request('/agents', { token })).status).toBe(401);
    const before = await countActivity(world);
    expect((await request('DELETE', path)).status).toBe(200);
    expect(await countActivity(world)).toBe(before);
    const other = await project();
    expect((await request('DELETE', `/projects/${other}/keys/${keyId}`)).status).toBe(404);
  });

  test('own what they create on behalf of who made them', async () => {
    const id = await project();
    const { key } = await bodyOf(await request('POST', `/projects/${id}/keys`, { name: 'Robot' }));
    const made = await request('POST', '/agents', { name: unique('By key') }, String(key));
    const agent = await bodyOf(made);
    expect(agent).toMatchObject({ owner_user_id: 'user_admin', project_id: id });
    const changes = await request('GET', `/api/troupe/v1/activity?object_id=${agent.agent_id}`);
    expect(listOf((await bodyOf(changes)).items)[0]?.actor).toMatchObject({ type: 'key', label: 'Robot' });
  });
});

test('me names the person and the organisations', async () => {
  expect(await bodyOf(await request('GET', '/me'))).toEqual({
    $schema: '/api/v1/schemas/MeResponse.json',
    ...{ user_id: 'user_admin', email: 'user_admin@acme.test' },
    orgs: [
      {
        ...{ id: 'org_acme', name: 'Acme', slug: 'acme', role: 'org:admin', member_count: 2 },
        created_at: '1970-01-01T00:00:00.000Z',
      },
    ],
  });
});
