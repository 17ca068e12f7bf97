import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customState, listStatesReply } from '@/lib/contract/custom-states';
import { plant } from '../../test-rows';
import { bodyOf, makeThings, openWorld, type Things, unique, type World } from '../../test-world';

let world: World;
let things: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
});
afterAll(() => world.api.close());

const base = () => `/agents/${things.agentId}/custom-states`;

async function send(method: string, path: string, json?: unknown): Promise<Response> {
  return world.api.request(`${base()}${path}`, { method, token: world.tokens.member, json });
}

async function create(json: object) {
  const response = await send('POST', '', json);
  expect(response.status).toBe(200);
  return customState.parse(await response.json());
}

async function list(query: string) {
  const { states } = listStatesReply.parse(await (await send('GET', query)).json());
  return states ?? [];
}

describe('a state', () => {
  test('belongs to the default instance when none is named, and says its real id', async () => {
    const key = unique('plain');
    const made = await create({ key, value: 'calm' });
    expect(made).toMatchObject({ scope: 'global', user_id: null, content_type: 'text', value: 'calm' });
    expect(made.instance_id).not.toBe(things.instanceId);
    expect(await list(`?key=${encodeURIComponent(key)}`)).toHaveLength(1);
    expect(await list(`?instance_id=second&key=${encodeURIComponent(key)}`)).toEqual([]);
  });

  test('is found by an instance’s id and by its name', async () => {
    const key = unique('there');
    const made = await create({ key, value: { n: 1 }, instance_id: 'second' });
    expect(made).toMatchObject({ instance_id: things.instanceId, content_type: 'json' });
    for (const instance of ['second', things.instanceId]) {
      const found = await send('GET', `/by-key?key=${encodeURIComponent(key)}&instance_id=${instance}`);
      expect(await bodyOf(found)).toMatchObject({ state_id: made.state_id, value: { n: 1 } });
    }
  });

  test.each([null, 0, false, '', [], {}, 'text', [1, { a: null }]])('keeps the value %j', async (value) => {
    const made = await create({ key: unique('value'), value });
    expect(made.value).toEqual(value);
    const set = await send('PUT', `/${made.state_id}`, { value: ['another'] });
    expect(await bodyOf(set)).toMatchObject({ value: ['another'] });
    const back = await send('PUT', `/${made.state_id}`, { value });
    expect((await bodyOf(back)).value).toEqual(value);
  });

  test('of a user is another than that of everybody, with the same key', async () => {
    const key = unique('same');
    await create({ key, value: 'all' });
    await create({ key, value: 'one', scope: 'user', user_id: 'u1' });
    const of = async (query: string) =>
      (await list(`?key=${encodeURIComponent(key)}${query}`)).map(({ value }) => value);
    expect(await of('')).toEqual(['all', 'one']);
    expect(await of('&scope=user')).toEqual(['one']);
    expect(await of('&user_id=u2')).toEqual([]);
  });

  test('is set by its key, created where it is missing, and one row says each change', async () => {
    const key = unique('upsert');
    const first = await bodyOf(await send('PUT', '/by-key', { key, value: 1 }));
    const second = await bodyOf(await send('PUT', '/by-key', { key, value: 2 }));
    await send('PUT', '/by-key', { key, value: 2 });
    expect(second).toMatchObject({ state_id: first.state_id, value: 2 });
    const rows = await bodyOf(
      await world.api.request(`/api/troupe/v1/activity?object_id=${String(first.state_id)}`, {
        token: world.tokens.member,
      }),
    );
    expect(rows.items).toMatchObject([
      { verb: 'update', before: { value: 1 }, after: { value: 2 } },
      { verb: 'create', object: { type: 'state', name: key } },
    ]);
  });

  test('two at once make one', async () => {
    const key = unique('race');
    const replies = await Promise.all([1, 2, 3, 4].map((value) => send('POST', '', { key, value })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const upserts = await Promise.all([1, 2, 3].map((value) => send('PUT', '/by-key', { key, value })));
    expect(upserts.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await list(`?key=${encodeURIComponent(key)}`)).toHaveLength(1);
  });

  test('is deleted by id and by key', async () => {
    const { state_id: id } = await create({ key: unique('gone'), value: 1 });
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
    const key = unique('gone');
    await create({ key, value: 1, scope: 'user', user_id: 'u1' });
    const path = `/by-key?key=${encodeURIComponent(key)}`;
    expect((await send('DELETE', path)).status).toBe(404);
    expect((await send('DELETE', `${path}&scope=user&user_id=u1`)).status).toBe(204);
  });
});

const wrong: [string, object, string][] = [
  ['no value', { key: 'a' }, 'body.value'],
  ['no key', { value: 1 }, 'body.key'],
  ['an unknown scope', { key: 'a', value: 1, scope: 'team' }, 'body.scope'],
  ['a user’s state of nobody', { key: 'a', value: 1, scope: 'user' }, 'body.user_id'],
  ['everybody’s state of a user', { key: 'a', value: 1, user_id: 'u1' }, 'body.user_id'],
  ['text that is none', { key: 'a', value: 1, content_type: 'text' }, 'body.value'],
  ['an unknown content type', { key: 'a', value: 1, content_type: 'xml' }, 'body.content_type'],
  ['more than 64 KiB', { key: 'a', value: 'x'.repeat(64 * 1024) }, 'body.value'],
  ['NUL in a value', { key: 'a', value: { deep: ['\u0000'] } }, 'body.value'],
  ['another member', { key: 'a', value: 1, colour: 'red' }, 'body.colour'],
];

test.each(wrong)('%s is refused at its member', async (_what, json, location) => {
  const response = await send('POST', '', json);
  expect(response.status).toBe(422);
  expect((await bodyOf(response)).errors).toMatchObject([{ location }]);
});

test('an instance that is not there is 404, also one of another agent', async () => {
  const other = await makeThings(world);
  for (const instance of ['nowhere', other.instanceId]) {
    const json = { key: 'a', value: 1, instance_id: instance };
    expect((await send('POST', '', json)).status).toBe(404);
    expect((await send('GET', `?instance_id=${instance}`)).status).toBe(404);
  }
});

test('a thousand states are listed', async () => {
  const { agentId } = await makeThings(world);
  const read = async () => {
    const path = `/agents/${agentId}/custom-states`;
    const reply = await world.api.request(path, { token: world.tokens.member });
    return listStatesReply.parse(await reply.json()).states ?? [];
  };
  const [season] = await read();
  const place = { tenantId: 'org_acme', agentId, instanceId: String(season?.instance_id) };
  await plant(world.api.store.db, place, { facts: 0, nodes: 0, global: 1000, user: 0 });
  expect(await read()).toHaveLength(1001);
});
