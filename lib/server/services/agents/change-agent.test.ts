import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
let things: Things;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
  things = await makeThings(world);
});
afterAll(() => world.api.close());

const patch = (path: string, json: unknown) => world.api.request(path, { method: 'PATCH', token, json });
const agent = () => `/agents/${things.agentId}`;
const read = async (): Promise<Json> => bodyOf(await world.api.request(agent(), { token }));

const list = (items: number, length: number) => Array.from({ length: items }, () => 'x'.repeat(length));

describe('the profile', () => {
  test.each<[string, unknown]>([
    ['bio', 'x'.repeat(4000)],
    ['bio', ''],
    ['personality_prompt', `${'y'.repeat(31_999)}\n`],
    ['speech_patterns', list(100, 200)],
    ['true_interests', []],
    ['true_dislikes', ['', '  kept as it is  ']],
  ])('takes %s up to its limit', async (member, value) => {
    expect((await patch(`${agent()}/profile`, { [member]: value })).status).toBe(200);
    const shown = (await read())[member];
    expect(shown).toEqual(value === '' ? undefined : value);
  });

  test.each<[string, unknown]>([
    ['bio', 'x'.repeat(4001)],
    ['bio', null],
    ['bio', 7],
    ['personality_prompt', 'y'.repeat(32_001)],
    ['speech_patterns', list(101, 1)],
    ['speech_patterns.0', list(1, 201)],
    ['true_interests', 'tea'],
    ['true_interests', null],
    ['true_dislikes.1', ['a', 1]],
    ['name', ''],
    ['avatar_url', 'https://example.test/a.png'],
  ])('refuses %s beyond it', async (location, value) => {
    const [member = ''] = location.split('.');
    const before = await read();
    const response = await patch(`${agent()}/profile`, { [member]: value });
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)[0]?.location).toBe(`body.${location}`);
    expect(await read()).toEqual(before);
  });

  test('renames, and answers under the new name only', async () => {
    const name = unique('Renamed');
    const reply = await patch(`/agents/${encodeURIComponent(things.agentName)}/profile`, { name });
    expect(await bodyOf(reply)).toEqual({
      ...{ $schema: '/api/v1/schemas/UpdateAgentProfileOutputBody.json', success: true },
    });
    expect((await world.api.request(`/agents/${encodeURIComponent(name)}`, { token })).status).toBe(200);
    const old = await world.api.request(`/agents/${encodeURIComponent(things.agentName)}`, { token });
    expect(old.status).toBe(404);
  });
});

test('the status is answered and kept', async () => {
  expect(await bodyOf(await patch(`${agent()}/status`, { is_active: false }))).toEqual({
    ...{ $schema: '/api/v1/schemas/SetAgentStatusOutputBody.json', agent_id: things.agentId },
    ...{ is_active: false, success: true },
  });
  expect(await read()).toMatchObject({ is_active: false });
  for (const wrong of [{}, { is_active: 'true' }, { is_active: null }, { is_active: 1 }]) {
    expect((await patch(`${agent()}/status`, wrong)).status).toBe(422);
  }
});

test('an agent moves between projects and may have none', async () => {
  expect((await patch(`${agent()}/project`, { project_id: things.emptyProjectId })).status).toBe(200);
  expect(await read()).toMatchObject({ project_id: things.emptyProjectId });
  expect((await patch(`${agent()}/project`, { project_id: null })).status).toBe(200);
  expect((await read()).project_id).toBeUndefined();
  for (const wrong of [{}, { project_id: things.agentId }, { project_id: '' }]) {
    expect((await patch(`${agent()}/project`, wrong)).status).toBe(422);
  }
});

describe('an instance', () => {
  const path = () => `${agent()}/instances/second`;

  test.each<[Json, string]>([
    [{ status: 'archived' }, 'body.status'],
    [{ status: 'Active' }, 'body.status'],
    [{ status: null }, 'body.status'],
    [{ description: 'x'.repeat(2001) }, 'body.description'],
    [{ description: null }, 'body.description'],
    [{ is_default: true }, 'body.is_default'],
  ])('refuses %j', async (json, location) => {
    const response = await patch(path(), json);
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)[0]?.location).toBe(location);
  });

  test('is described and undescribed, activated and deactivated', async () => {
    const description = 'x'.repeat(2000);
    const changed = await bodyOf(await patch(path(), { description, status: 'inactive' }));
    expect(changed).toMatchObject({ description, status: 'inactive', is_default: false });
    expect(Date.parse(String(changed.updated_at))).toBeGreaterThanOrEqual(
      Date.parse(String(changed.created_at)),
    );
    const cleared = await bodyOf(await patch(path(), { description: '' }));
    expect(cleared.description).toBeUndefined();
    expect(cleared).toMatchObject({ status: 'inactive' });
  });
});
