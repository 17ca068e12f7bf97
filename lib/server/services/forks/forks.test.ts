import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countOrphans } from '../../test-rows';
import { bodyOf, listOf, makeThings, openWorld, unique, type World } from '../../test-world';
import { COPIED } from './copied-tables';
import { forkName } from './fork-names';
import { stepFork } from './step-fork';
import { copyAll, plantEverything, portraitOf, rowsOf } from './test-forks';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const request = (method: string, path: string, json?: unknown, as = token) =>
  world.api.request(path, { method, token: as, json });
const body = async (method: string, path: string, json?: unknown, as = token) =>
  bodyOf(await request(method, path, json, as));
const db = () => world.api.store.db;

const few = { instances: 3, nodes: 6, facts: 25, states: 5, tools: 2, deltas: 4 };

async function makeAgent(name = unique('Nova')): Promise<{ id: string; name: string }> {
  const made = await body('POST', '/agents', { name, bio: 'Of a kind', true_interests: ['tea'] });
  const id = String(made.agent_id);
  await plantEverything(db(), id, few);
  return { id, name };
}

async function fork(id: string, json: unknown = {}): Promise<string> {
  const response = await request('POST', `/agents/${id}/fork`, json);
  expect(response.status).toBe(200);
  return String((await bodyOf(response)).agent_id);
}

const statusOf = (id: string) => body('GET', `/agents/${id}/fork/status`);

describe('a fork', () => {
  test('has everything that the agent has, under ids of its own', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id);
    expect(await statusOf(copy)).toMatchObject({ status: 'forking', tables_copied: 1, tables_total: 8 });
    await copyAll(db());
    const status = await statusOf(copy);
    expect(status).toMatchObject({ status: 'complete', tables_copied: 8, source_agent_id: source.id });
    expect(status.completed_at).toEqual(expect.any(String));
    expect(await portraitOf(db(), copy)).toEqual(await portraitOf(db(), source.id));
    expect(await countOrphans(db())).toBe(0);
    const agent = await body('GET', `/agents/${copy}`);
    expect(agent).toMatchObject({ name: `${source.name} (fork)`, instance_count: 4, bio: 'Of a kind' });
    expect(agent.avatar_url).toBe(`/avatars/${copy}.svg`);
  });

  test('is told in Activity when it is asked for and when it is there', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id, { name: unique('Named') });
    await copyAll(db());
    const rows = async (id: string) =>
      listOf((await body('GET', `/api/troupe/v1/activity?agent_id=${id}`)).items);
    const name = (await body('GET', `/agents/${copy}`)).name;
    expect((await rows(source.id))[0]).toMatchObject({ verb: 'fork', after: { name, agent_id: copy } });
    expect((await rows(copy))[0]).toMatchObject({
      ...{ verb: 'create', actor: { id: 'user_admin' }, note: `Fork of ${source.name}.` },
      counts: {
        agents: 1,
        instances: 4,
        memory_facts: 25,
        memory_nodes: 6,
        custom_states: 5,
        custom_tools: 2,
      },
    });
  });

  test('of two at once each gets its turn, and both are whole', async () => {
    const [one, two] = [await makeAgent(), await makeAgent()];
    const copies = [await fork(one.id), await fork(two.id)];
    for (let step = 0; step < 4; step += 1) await stepFork(db(), 'test');
    const places = await Promise.all(copies.map(async (id) => Number((await statusOf(id)).tables_copied)));
    expect(places).toEqual([3, 3]);
    await copyAll(db());
    for (const [index, source] of [one, two].entries()) {
      expect(await portraitOf(db(), copies[index] ?? '')).toEqual(await portraitOf(db(), source.id));
    }
  });

  test('may itself be forked when it is complete', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id);
    const early = await request('POST', `/agents/${copy}/fork`, {});
    expect(early.status).toBe(404);
    expect((await bodyOf(early)).detail).toMatch(/itself a fork that is not complete/);
    await copyAll(db());
    const second = await fork(copy);
    await copyAll(db());
    expect(await portraitOf(db(), second)).toEqual(await portraitOf(db(), source.id));
  });
});

test('every table of what an agent owns is copied', async () => {
  const { rows } = await db().execute<{ name: string }>(sql`select table_name as name
    from information_schema.columns where table_schema = 'public' and column_name = 'agent_id'`);
  // Conversations stay with whom they were had.
  const others = [
    ...['activity', 'agents', 'chat_runs', 'chat_sessions', 'forks'],
    ...['tester_conversations', 'tester_frames', 'tester_turns'],
    // An identity belongs to one agent.
    'identity_attachments',
    // What was tried stays with the agent it was tried on.
    ...['probes', 'probe_canaries', 'probe_asks', 'case_runs', 'case_results'],
  ];
  const owned = rows.map(({ name }) => name).filter((name) => !others.includes(name));
  expect(COPIED.map(({ name }) => name).toSorted()).toEqual(owned.toSorted());
});

describe('before it is complete', () => {
  test('nothing but its status knows of it', async () => {
    const source = await makeAgent();
    const name = unique('Hidden');
    const copy = await fork(source.id, { name });
    await stepFork(db(), 'test');
    await stepFork(db(), 'test');
    const tries: [string, string, unknown?][] = [
      ...['', '/instances', '/capabilities', '/tools', '/personality', '/models'].map(
        (path): [string, string] => ['GET', `/agents/${copy}${path}`],
      ),
      ['GET', `/agents/${encodeURIComponent(name)}`],
      ['PATCH', `/agents/${copy}/profile`, { bio: 'x' }],
      ['PATCH', `/agents/${copy}/status`, { is_active: false }],
      ['POST', `/agents/${copy}/instances`, { name: 'x' }],
      ['DELETE', `/agents/${copy}`],
      ['POST', '/agents', { name: 'other', agent_id: copy }],
      ['GET', `/api/troupe/v1/agents/${copy}/instances`],
      ['GET', `/api/troupe/v1/agents/${copy}/contents`],
      ['GET', `/api/troupe/v1/agents/${copy}/lineage`],
      ['GET', `/api/troupe/v1/resolve/${copy}`],
    ];
    for (const [method, path, json] of tries) {
      expect([method, path, (await request(method, path, json)).status]).toEqual([method, path, 404]);
    }
    const { rows } = await db().execute<{ id: string }>(
      sql`select instance_id as id from instances where agent_id = ${copy}::uuid limit 1`,
    );
    expect((await request('GET', `/api/troupe/v1/resolve/${rows[0]?.id}`)).status).toBe(404);
    const found = await body('GET', `/agents?search=${encodeURIComponent(name)}&include_count=true`);
    expect(found).toMatchObject({ items: [], total_count: 0 });
    await copyAll(db());
    expect((await request('GET', `/agents/${copy}`)).status).toBe(200);
  });

  test('its name is taken', async () => {
    const source = await makeAgent();
    const name = unique('Reserved');
    await fork(source.id, { name });
    const { id } = await makeAgent();
    for (const [method, path] of [
      ['POST', '/agents'],
      ['PATCH', `/agents/${id}/profile`],
      ['POST', `/agents/${id}/fork`],
    ] as const) {
      const refused = await request(method, path, { name });
      expect(refused.status).toBe(409);
      expect((await bodyOf(refused)).errors).toMatchObject([{ location: 'body.name' }]);
    }
    await copyAll(db());
  });

  test('its project cannot be deleted, and the reason is said', async () => {
    const things = await makeThings(world);
    await request('DELETE', `/agents/${things.agentId}`);
    const refused = await request('DELETE', `/projects/${things.projectId}`);
    expect(refused.status).toBe(409);
    expect((await bodyOf(refused)).detail).toBe('A fork is being made in this project.');
    await copyAll(db());
    expect((await request('DELETE', `/projects/${things.projectId}`)).status).toBe(200);
  });
});

describe('names', () => {
  test('are made from the source and counted on, also by many at once', async () => {
    const { id, name } = await makeAgent();
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => body('POST', `/agents/${id}/fork`, {})),
    );
    const wanted = Array.from({ length: 12 }, (_, index) => forkName(name, index + 1));
    expect(replies.map((reply) => reply.name).toSorted()).toEqual(wanted.toSorted());
    await copyAll(db());
  });

  test('of long sources are cut, and no letter in half', () => {
    expect(forkName('Luna', 1)).toBe('Luna (fork)');
    expect(forkName('x'.repeat(100), 12)).toBe(`${'x'.repeat(90)} (fork 12)`);
    const name = forkName(`${'x'.repeat(92)}🌙🌙`, 1);
    expect([name.isWellFormed(), name.length <= 100]).toEqual([true, true]);
  });

  test('that are given twice are refused the second time; a double click makes no third', async () => {
    const { id } = await makeAgent();
    const name = unique('Twice');
    const replies = await Promise.all([1, 2].map(() => request('POST', `/agents/${id}/fork`, { name })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await copyAll(db());
  });
});

describe('when the source goes on', () => {
  test('deleted meanwhile: the fork has failed, and nothing is left of it', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id);
    for (let step = 0; step < 3; step += 1) await stepFork(db(), 'test');
    expect(await rowsOf(db(), copy)).toBeGreaterThan(10);
    await request('DELETE', `/agents/${source.id}`);
    await copyAll(db());
    expect(await statusOf(copy)).toMatchObject({
      status: 'failed',
      error_message: expect.stringMatching(/deleted/),
    });
    expect(await rowsOf(db(), copy)).toBe(0);
    expect((await request('GET', `/agents/${copy}`)).status).toBe(404);
    const { items } = await body('GET', `/api/troupe/v1/activity?agent_id=${source.id}&verb=fork`);
    expect(listOf(items)[0]).toMatchObject({
      outcome: 'failed',
      note: expect.stringMatching(/deleted/),
      object: { name: source.name },
    });
  });

  test('rows that come and go break nothing', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id);
    await stepFork(db(), 'test');
    const instances = await body('GET', `/agents/${source.id}/instances`);
    const gone = listOf(instances.instances).find(({ is_default }) => !is_default);
    await request('DELETE', `/agents/${source.id}/instances/${gone?.instance_id}`);
    await plantEverything(db(), source.id, { ...few, instances: 0, tools: 0 }).catch(() => undefined);
    await request('POST', `/agents/${source.id}/instances`, { name: 'late' });
    await db().execute(sql`insert into memory_facts (tenant_id, agent_id, instance_id, content)
      select tenant_id, agent_id, instance_id, 'too late' from instances where name = 'late'`);
    await copyAll(db());
    expect(await statusOf(copy)).toMatchObject({ status: 'complete' });
    expect(await countOrphans(db())).toBe(0);
    const { instance_count: count } = await body('GET', `/agents/${copy}`);
    expect(count).toBe(4);
  });

  test('a copy of a sample is no sample: it stays when they are removed', async () => {
    await request('POST', '/api/troupe/v1/samples');
    const { items } = await body('GET', '/agents?search=Luna');
    const copy = await fork(String(listOf(items)[0]?.agent_id));
    await copyAll(db());
    await request('DELETE', '/api/troupe/v1/samples');
    expect(await body('GET', `/agents/${copy}`)).toMatchObject({ name: 'Luna (fork)', instance_count: 6 });
    await request('DELETE', `/agents/${copy}`);
  });

  test('removed with the samples: the same, and the receipt counts what was seen', async () => {
    await request('POST', '/api/troupe/v1/samples');
    const { items } = await body('GET', '/agents?search=Luna');
    const luna = listOf(items)[0];
    const copy = await fork(String(luna?.agent_id));
    await stepFork(db(), 'test');
    expect(await body('GET', '/api/troupe/v1/samples')).toMatchObject({ agents: 4 });
    const removed = await body('DELETE', '/api/troupe/v1/samples');
    expect(removed.deleted).toMatchObject({ agents: 4 });
    await copyAll(db());
    expect(await statusOf(copy)).toMatchObject({ status: 'failed' });
    expect(await rowsOf(db(), copy)).toBe(0);
  });
});

describe('who may see its status', () => {
  test('its own tenant, and of keys those of its project', async () => {
    const [things, other] = [await makeThings(world), await makeThings(world)];
    const path = `/agents/${things.forkId}/fork/status`;
    const status = async (as: string) => (await request('GET', path, undefined, as)).status;
    expect(await status(things.key)).toBe(200);
    for (const as of [other.key, world.tokens.outsider]) expect(await status(as)).toBe(404);
    await copyAll(db());
    await request('PATCH', `/agents/${things.forkId}/project`, { project_id: other.projectId });
    expect([await status(things.key), await status(other.key)]).toEqual([404, 200]);
    await request('DELETE', `/agents/${things.forkId}`);
    expect(await status(token)).toBe(404);
  });
});

describe('a lease', () => {
  test('keeps others away until it ends or is given back', async () => {
    const source = await makeAgent();
    const copy = await fork(source.id);
    expect(await stepFork(db(), 'one')).toMatchObject({ agentId: copy });
    expect(await stepFork(db(), 'two')).toBeNull();
    await db().execute(sql`update forks set held_until = clock_timestamp() where agent_id = ${copy}::uuid`);
    expect(await stepFork(db(), 'two')).toMatchObject({ agentId: copy, tablesCopied: 3 });
    expect(await stepFork(db(), 'one')).toBeNull();
    await copyAll(db(), 'two');
  });

  test('two that copy at once do no row twice', async () => {
    const source = await makeAgent();
    const copies = await Promise.all([1, 2, 3].map(() => fork(source.id)));
    await Promise.all(['one', 'two', 'three'].map((holder) => copyAll(db(), holder)));
    for (const copy of copies) {
      expect(await portraitOf(db(), copy)).toEqual(await portraitOf(db(), source.id));
    }
  });
});

test('a row that cannot be copied fails its fork and no other', async () => {
  const [broken, sound] = [await makeAgent(), await makeAgent()];
  const copies = [await fork(broken.id), await fork(sound.id)];
  await db().execute(sql`alter table custom_tools add constraint refuse
    check (agent_id <> ${sql.raw(`'${copies[0]}'`)})`);
  await copyAll(db());
  await db().execute(sql`alter table custom_tools drop constraint refuse`);
  expect(await statusOf(copies[0] ?? '')).toMatchObject({
    status: 'failed',
    error_message: expect.stringMatching(/could not be copied/),
  });
  expect(await rowsOf(db(), copies[0] ?? '')).toBe(0);
  expect(await statusOf(copies[1] ?? '')).toMatchObject({ status: 'complete' });
});
