import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '../../parse';
import {
  bodyOf,
  countActivity,
  listOf,
  makeKey,
  makeThings,
  openWorld,
  type Things,
  type World,
} from '../../test-world';

let world: World;
let things: Things;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());
beforeEach(async () => {
  things = await makeThings(world);
});

function call(method: string, path = '', json?: unknown, token = world.tokens.admin) {
  return world.api.request(`/agents/${things.agentId}/tools${path}`, { method, token, json });
}

async function refused(response: Response): Promise<[number, unknown]> {
  const { errors } = await bodyOf(response);
  return [response.status, Array.isArray(errors) ? errors.map(({ location }) => location) : errors];
}

const find = { name: 'find_booking', description: 'Finds a booking.' };
const object = (properties: unknown) => ({ type: 'object', properties });

describe('create', () => {
  test('answers the tool, with its parameters in the order sent', async () => {
    const parameters = { properties: { z: { type: 'string' }, a: { type: 'integer' } }, type: 'object' };
    const text = JSON.stringify(await (await call('POST', '', { ...find, parameters })).json());
    expect(text).toBe(
      JSON.stringify({ $schema: '/api/v1/schemas/CustomToolDefinition.json', ...find, parameters }),
    );
    const { tools } = await bodyOf(await call('GET'));
    expect(listOf(tools).map(({ name }) => name)).toEqual(['find_booking', 'find_guest']);
    expect(JSON.stringify(listOf(tools)[0])).toContain(JSON.stringify(parameters));
  });

  test('without parameters takes nothing', async () => {
    const { parameters } = await bodyOf(await call('POST', '', find));
    expect(parameters).toEqual({ type: 'object', properties: {} });
  });

  test.each([
    ['a list', [], 'body.parameters'],
    ['null', null, 'body.parameters'],
    ['an array without items', object({ x: { type: 'array' } }), 'body.parameters.properties.x.items'],
    ['an unknown type', object({ x: { type: 'date' } }), 'body.parameters.properties.x.type'],
    ['a circle', object({ x: { $ref: '#' } }), 'body.parameters.properties.x.$ref'],
    ['64 KiB and more', object({ x: { description: 'x'.repeat(65_536) } }), 'body.parameters'],
  ])('refuses %s', async (_what, parameters, location) => {
    const before = await countActivity(world);
    expect(await refused(await call('POST', '', { ...find, parameters }))).toEqual([422, [location]]);
    const path = `/${things.toolName}`;
    expect(await refused(await call('PUT', path, { parameters }))).toEqual([422, [location]]);
    expect(await countActivity(world)).toBe(before);
  });

  test('refuses 1 MB before it is read', async () => {
    const parameters = object({ x: { description: 'x'.repeat(BODY_LIMIT) } });
    expect((await call('POST', '', { ...find, parameters })).status).toBe(413);
  });

  test.each([
    ['sonzai_search', 'body.name'],
    ['Sonzai_search', 'body.name'],
    ['find booking', 'body.name'],
    ['', 'body.name'],
    ['x'.repeat(65), 'body.name'],
  ])('refuses the name %j', async (name, location) => {
    const [status, locations] = await refused(await call('POST', '', { ...find, name }));
    expect([status, locations]).toEqual([422, expect.arrayContaining([location])]);
  });

  test('refuses a name that is taken, once only of two at once', async () => {
    const made = await Promise.all([call('POST', '', find), call('POST', '', find)]);
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await refused(await call('POST', '', find))).toEqual([409, ['body.name']]);
    expect((await call('POST', '', { ...find, name: 'Find_booking' })).status).toBe(200);
  });

  test('refuses the hundred and first', async () => {
    const { agentId } = things;
    await world.api.store.db.execute(sql`
      insert into custom_tools (tenant_id, agent_id, name, description, parameters)
      select 'org_acme', ${agentId}, 'tool_' || n, 'One of many', '{"type":"object"}' from generate_series(1, 99) as n`);
    const response = await call('POST', '', find);
    expect([response.status, (await bodyOf(response)).detail]).toEqual([409, expect.stringContaining('100')]);
  });
});

describe('a reserved name', () => {
  test.each(['sonzai_search', 'SONZAI_x'])('%s is refused everywhere', async (name) => {
    expect(await refused(await call('PUT', `/${name}`, { description: 'x' }))).toEqual([
      422,
      ['path.toolName'],
    ]);
    expect(await refused(await call('DELETE', `/${name}`))).toEqual([422, ['path.toolName']]);
  });
});

describe('update', () => {
  test('keeps what is not sent, and writes no row when nothing changes', async () => {
    const parameters = object({ x: { type: 'string' } });
    await call('PUT', `/${things.toolName}`, { parameters });
    const before = await countActivity(world);
    for (const json of [{}, { parameters }, { description: 'Finds a guest.' }]) {
      expect(await bodyOf(await call('PUT', `/${things.toolName}`, json))).toMatchObject({ success: true });
    }
    expect(await countActivity(world)).toBe(before);
    const { tools } = await bodyOf(await call('GET'));
    expect(listOf(tools)).toEqual([{ name: 'find_guest', description: 'Finds a guest.', parameters }]);
  });

  test('leaves one row that says what changed', async () => {
    await call('PUT', `/${things.toolName}`, { description: 'Looks up a guest.' });
    const path = `/api/troupe/v1/activity?agent_id=${things.agentId}&verb=update`;
    const { items } = await bodyOf(await world.api.request(path, { token: world.tokens.admin }));
    expect(listOf(items)).toEqual([
      expect.objectContaining({
        object: { type: 'tool', id: 'find_guest', name: 'find_guest' },
        before: { description: 'Finds a guest.' },
        after: { description: 'Looks up a guest.' },
      }),
    ]);
  });
});

describe('hostile texts', () => {
  test.each(['\u0000', '\ud800', '</script>', "'; drop table custom_tools; --", '\u202e'])(
    '%j inside the parameters comes back as it was',
    async (text) => {
      const parameters = object({ x: { type: 'string', default: text, description: text } });
      const made = await call('POST', '', { ...find, parameters });
      expect([made.status, (await bodyOf(made)).parameters]).toEqual([200, parameters]);
    },
  );

  test('a property called __proto__ stays a property', async () => {
    const body = `{"name":"proto","description":"x","parameters":{"type":"object","properties":{"__proto__":{"type":"string"}}}}`;
    const path = `/agents/${things.agentId}/tools`;
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', token: world.tokens.admin, headers, body };
    expect(await (await world.api.request(path, init)).text()).toContain(
      '"properties":{"__proto__":{"type":"string"}}',
    );
  });
});

test('members and keys that may write edit tools; a key that may read does not', async () => {
  const reader = await makeKey(world, things.projectId, ['read']);
  const writer = await makeKey(world, things.projectId, ['read', 'write']);
  expect((await call('POST', '', find, reader)).status).toBe(403);
  expect((await call('GET', '', undefined, reader)).status).toBe(200);
  expect((await call('POST', '', find, writer)).status).toBe(200);
  expect((await call('DELETE', `/${find.name}`, undefined, world.tokens.member)).status).toBe(200);
  expect((await call('DELETE', `/${find.name}`)).status).toBe(404);
});

test('deleting the agent deletes its tools', async () => {
  await world.api.request(`/agents/${things.agentId}`, { method: 'DELETE', token: world.tokens.admin });
  const { rows } = await world.api.store.db.execute(
    sql`select 1 from custom_tools where agent_id = ${things.agentId}`,
  );
  expect(rows).toEqual([]);
});
