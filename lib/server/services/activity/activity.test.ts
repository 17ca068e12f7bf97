import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bodyOf,
  countActivity,
  everythingOf,
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
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const ACTIVITY = '/api/troupe/v1/activity';
const request = (method: string, path: string, json?: unknown, headers?: Record<string, string>) =>
  world.api.request(path, { method, token, json, headers });

async function newest(query = ''): Promise<Json> {
  const { items } = await bodyOf(await request('GET', `${ACTIVITY}?page_size=1${query}`));
  return listOf(items)[0] ?? {};
}

describe('each change writes one row that says what it did', () => {
  let things: Things;
  beforeAll(async () => {
    things = await makeThings(world);
  });

  const agent = () => `/agents/${things.agentId}`;
  const instance = () => `${agent()}/instances/second`;
  const project = () => `/projects/${things.projectId}`;

  /** What is done, and what the row says of it. */
  const changes: [string, () => [string, string, unknown?], Json][] = [
    [
      'rename an agent',
      () => ['PATCH', `${agent()}/profile`, { name: 'Renamed' }],
      { verb: 'rename', after: { name: 'Renamed' }, object: { type: 'agent', name: 'Renamed' } },
    ],
    [
      'edit a profile: the changed members only',
      () => ['PATCH', `${agent()}/profile`, { name: 'Renamed', bio: 'New', true_interests: ['tea'] }],
      {
        verb: 'update',
        before: { bio: '', true_interests: [] },
        after: { bio: 'New', true_interests: ['tea'] },
      },
    ],
    [
      'deactivate an agent',
      () => ['PATCH', `${agent()}/status`, { is_active: false }],
      { verb: 'deactivate', before: { is_active: true }, after: { is_active: false } },
    ],
    [
      'activate an agent',
      () => ['PATCH', `${agent()}/status`, { is_active: true }],
      { verb: 'activate', before: { is_active: false }, after: { is_active: true } },
    ],
    [
      'detach an agent',
      () => ['PATCH', `${agent()}/project`, { project_id: null }],
      { verb: 'move', after: { project_id: null } },
    ],
    [
      'create an instance',
      () => ['POST', `${agent()}/instances`, { name: 'third', description: 'x' }],
      {
        verb: 'create',
        after: { name: 'third', description: 'x' },
        object: { type: 'instance', name: 'third' },
      },
    ],
    [
      'describe an instance',
      () => ['PATCH', instance(), { description: 'y' }],
      { verb: 'update', before: { description: '' }, after: { description: 'y' } },
    ],
    [
      'deactivate an instance',
      () => ['PATCH', instance(), { status: 'inactive' }],
      { verb: 'deactivate', before: { status: 'active' }, after: { status: 'inactive' } },
    ],
    [
      'activate and rename an instance at once',
      () => ['PATCH', instance(), { status: 'active', name: '2' }],
      {
        verb: 'update',
        before: { status: 'inactive', name: 'second' },
        after: { status: 'active', name: '2' },
      },
    ],
    [
      'rename an instance back',
      () => ['PATCH', `${agent()}/instances/2`, { name: 'second' }],
      { verb: 'rename', before: { name: '2' }, after: { name: 'second' }, object: { name: 'second' } },
    ],
    [
      'reset an instance',
      () => ['POST', `${instance()}/reset`],
      { verb: 'reset', object: { name: 'second' } },
    ],
    ['delete an instance', () => ['DELETE', instance()], { verb: 'delete', before: { name: 'second' } }],
    [
      'rename a project',
      () => ['PUT', project(), { name: 'New name' }],
      { verb: 'rename', after: { name: 'New name' }, object: { type: 'project', name: 'New name' } },
    ],
    [
      'create a key',
      () => ['POST', `${project()}/keys`, { name: 'K', scopes: ['read'] }],
      { verb: 'create', object: { type: 'key', name: 'K' }, after: { scopes: ['read'], expires_at: null } },
    ],
    [
      'revoke a key',
      () => ['DELETE', `${project()}/keys/${things.keyId}`],
      { verb: 'revoke', object: { type: 'key', name: 'Default key' } },
    ],
    [
      'delete an agent',
      () => ['DELETE', agent()],
      { verb: 'delete', before: { name: 'Renamed', is_active: true, project_id: null } },
    ],
  ];

  test.each(changes)('%s', async (_what, make, expected) => {
    const before = await countActivity(world);
    const [method, path, json] = make();
    const response = await request(method, path, json, { 'X-Request-Id': 'my-request-1' });
    expect(response.status, await response.clone().text()).toBe(200);
    expect(await countActivity(world)).toBe(before + 1);
    const row = await newest();
    expect(row).toMatchObject({
      ...{ actor: { type: 'user', id: 'user_admin', label: 'Name of user_admin' } },
      ...{ request_id: 'my-request-1', outcome: 'done', at: expect.stringMatching(/Z$/) },
      ...expected,
    });
    const one = await request('GET', `${ACTIVITY}/${row.activity_id}`);
    expect(await bodyOf(one)).toMatchObject(row);
  });

  test('what changes nothing writes no row', async () => {
    const name = unique('Still');
    const made = await bodyOf(await request('POST', '/agents', { name, bio: 'x' }));
    const path = `/agents/${made.agent_id}`;
    const before = await everythingOf(world, 'org_acme');
    const noops: [string, string, unknown][] = [
      ['PATCH', `${path}/profile`, {}],
      ['PATCH', `${path}/profile`, { name, bio: 'x', speech_patterns: [] }],
      ['PATCH', `${path}/status`, { is_active: true }],
      ['PATCH', `${path}/project`, { project_id: made.project_id }],
      ['PATCH', `${path}/instances/default`, {}],
      ['PATCH', `${path}/instances/default`, { name: 'default', status: 'active', description: '' }],
    ];
    for (const noop of noops) expect((await request(...noop)).status).toBe(200);
    expect(await everythingOf(world, 'org_acme')).toBe(before);
  });
});

test('a long text is kept once, in the agent: its row has the beginning', async () => {
  const { agent_id: id } = await bodyOf(await request('POST', '/agents', { name: unique('Long') }));
  const prompt = '🌙'.repeat(16_000);
  await request('PATCH', `/agents/${id}/profile`, { personality_prompt: prompt });
  const after = Object(await newest()).after;
  expect(after.personality_prompt).toHaveLength(2001);
  const terms = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`term ${index}`, 'x'.repeat(100)]),
  );
  const lore = { world_description: 'w', entity_terminology: terms };
  await request('POST', '/agents', { agent_id: id, name: unique('Long'), lore_generation_context: lore });
  expect(JSON.stringify(await newest()).length).toBeLessThan(5000);
});

describe('when the row cannot be written', () => {
  beforeAll(async () => {
    await world.api.store.db.execute(
      sql`alter table activity add constraint refuse check (request_id <> 'refuse-this')`,
    );
  });

  test('nothing of the change is', async () => {
    const things = await makeThings(world);
    const path = `/agents/${things.agentId}`;
    const before = await everythingOf(world, 'org_acme');
    const changes: [string, string, unknown?][] = [
      ['POST', '/agents', { name: unique('Lost') }],
      ['POST', '/agents', { name: things.agentName, bio: 'x', seed_memories: [] }],
      ['PATCH', `${path}/profile`, { bio: 'x' }],
      ['PATCH', `${path}/status`, { is_active: false }],
      ['PATCH', `${path}/project`, { project_id: null }],
      ['POST', `${path}/instances`, { name: 'lost' }],
      ['PATCH', `${path}/instances/second`, { name: 'lost' }],
      ['POST', `${path}/instances/second/reset`],
      ['DELETE', `${path}/instances/second`],
      ['DELETE', path],
      ['POST', '/projects', { name: 'lost' }],
      ['PUT', `/projects/${things.projectId}`, { name: 'lost' }],
      ['DELETE', `/projects/${things.emptyProjectId}`],
      ['POST', `/projects/${things.projectId}/keys`, {}],
      ['DELETE', `/projects/${things.projectId}/keys/${things.keyId}`],
      ['POST', '/api/troupe/v1/samples'],
    ];
    for (const [method, to, json] of changes) {
      const response = await request(method, to, json, { 'X-Request-Id': 'refuse-this' });
      expect([method, to, response.status]).toEqual([method, to, 500]);
      expect(await response.text()).not.toContain('constraint');
    }
    expect(await everythingOf(world, 'org_acme')).toBe(before);
  });
});

describe('the list', () => {
  test('pages newest first, each row once, also when rows are added meanwhile', async () => {
    const things = await makeThings(world);
    for (const bio of ['a', 'b', 'c', 'd', 'e']) {
      await request('PATCH', `/agents/${things.agentId}/profile`, { bio });
    }
    const seen: unknown[] = [];
    const ids: unknown[] = [];
    let cursor = '';
    do {
      const page = await bodyOf(
        await request(
          'GET',
          `${ACTIVITY}?agent_id=${things.agentId}&page_size=2${cursor && `&cursor=${cursor}`}`,
        ),
      );
      seen.push(...listOf(page.items).map((row) => Object(row.after).bio ?? row.verb));
      ids.push(...listOf(page.items).map((row) => row.activity_id));
      cursor = page.has_more ? String(page.next_cursor) : '';
      await request('PATCH', `/agents/${things.agentId}/status`, { is_active: seen.length % 4 === 0 });
    } while (cursor);
    expect(seen.slice(0, 5)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('filters by what the row is about, and by request', async () => {
    const things = await makeThings(world);
    const ids = async (query: string) => {
      const { items } = await bodyOf(await request('GET', `${ACTIVITY}?${query}`));
      return listOf(items).map((row) => row.verb);
    };
    const path = `/agents/${things.agentId}/instances/${things.instanceId}`;
    await request('PATCH', path, { name: 'renamed' }, { 'X-Request-Id': `request-${things.agentId}` });
    expect(await ids(`instance_id=${things.instanceId}`)).toEqual(['rename', 'create']);
    expect(await ids(`object_id=${things.projectId}`)).toEqual(['create']);
    expect(await ids(`request_id=request-${things.agentId}`)).toEqual(['rename']);
    expect(await ids(`agent_id=${things.agentId}&verb=rename`)).toEqual(['rename']);
    const wrong = await request('GET', `${ACTIVITY}?verb=explode`);
    expect(wrong.status).toBe(422);
  });
});
