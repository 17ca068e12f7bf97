import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, makeThings, openWorld, type Things, type World } from '../../test-world';
import { copyAll } from './test-forks';

let world: World;
let things: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
  await copyAll(world.api.store.db);
});
afterAll(() => world.api.close());

const request = (method: string, path: string, json?: unknown, token = world.tokens.admin) =>
  world.api.request(path, { method, token, json });
const lineage = async (query = '', token = world.tokens.admin) =>
  bodyOf(await request('GET', `/api/troupe/v1/agents/${things.forkId}/lineage${query}`, undefined, token));

test('a copy that nobody changed differs in nothing', async () => {
  const source = { agent_id: things.agentId, name: things.agentName, is_deleted: false };
  expect(await lineage()).toEqual({ $schema: expect.any(String), source, members: [] });
});

test('an agent that is no fork has no source', async () => {
  const path = `/api/troupe/v1/agents/${things.agentId}/lineage`;
  expect(await bodyOf(await request('GET', path))).toMatchObject({ source: null, members: [] });
});

test('a change on either side is a difference, named by its member and shown with both values', async () => {
  const [copy, source] = [`/agents/${things.forkId}`, `/agents/${things.agentId}`];
  await request('PATCH', `${copy}/profile`, { bio: 'Changed' });
  await request('PATCH', `${source}/profile`, { speech_patterns: ['Well,'] });
  await request('PUT', `${copy}/capabilities`, { webSearch: true, inventory: true });
  await request('DELETE', `${copy}/tools/find_guest`);
  const members = ['bio', 'speech_patterns', 'capabilities.webSearch', 'tools.find_guest'];
  expect(await lineage()).toMatchObject({ members });
  expect(await lineage('?values=true')).toMatchObject({
    before: { bio: '', speech_patterns: ['Well,'], 'capabilities.webSearch': false },
    after: { bio: 'Changed', speech_patterns: [], 'tools.find_guest': null },
  });
});

test('a key does not learn of a source in another project', async () => {
  expect(await lineage('', things.key)).toMatchObject({ source: { name: things.agentName } });
  const json = { project_id: things.emptyProjectId };
  await request('PATCH', `/agents/${things.agentId}/project`, json);
  expect(await lineage('', things.key)).toMatchObject({ source: null, members: [] });
});

test('a source that is deleted keeps its name, and the copy forgets with itself where it came from', async () => {
  await request('DELETE', `/agents/${things.agentId}`);
  const source = { agent_id: things.agentId, name: things.agentName, is_deleted: true };
  expect(await lineage()).toMatchObject({ source, members: [] });
  await request('DELETE', `/agents/${things.forkId}`);
  const { rows } = await world.api.store.db.execute(
    sql`select 1 from forks where agent_id = ${things.forkId}::uuid`,
  );
  expect(rows).toHaveLength(0);
});
