import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, listOf, openWorld, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const ACTIVITY = '/api/troupe/v1/activity';

describe('calls to a remote agents API', () => {
  const remote = (method: string, path: string, json?: unknown, as = token) =>
    world.remote.request(`${ACTIVITY}${path}`, { method, token: as, json });
  const noted = {
    ...{ request_id: 'remote-1', verb: 'reset', object: { type: 'instance', id: 'i-1', name: 'ws-eu' } },
    after: { members: ['name'] },
  };

  test('are noted before and settled after, once', async () => {
    const opened = await bodyOf(await remote('POST', '', noted));
    expect(opened).toMatchObject({ ...noted, outcome: 'started' });
    const path = `/${opened.activity_id}`;
    const counts = { facts_deleted: 3 };
    const settled = await bodyOf(await remote('PATCH', path, { outcome: 'done', counts }));
    expect(settled).toMatchObject({ ...noted, outcome: 'done', counts });
    expect((await remote('PATCH', path, { outcome: 'failed' })).status).toBe(404);
    expect((await remote('PATCH', path, { outcome: 'started' })).status).toBe(422);
  });

  test('are settled only by who noted them', async () => {
    const opened = await bodyOf(await remote('POST', '', noted));
    const other = await remote('PATCH', `/${opened.activity_id}`, { outcome: 'done' }, world.tokens.member);
    expect(other.status).toBe(404);
  });

  test.each([
    [{ after: { text: 'a\u0000b' } }, 'body.after'],
    [{ after: { 'a\u0000': 1 } }, 'body.after'],
    [{ after: { deep: [{ half: '\ud83c' }] } }, 'body.after'],
    [{ verb: 'explode' }, 'body.verb'],
    [{ object: { type: 'planet', id: '1', name: 'x' } }, 'body.object.type'],
  ])('refuse %j', async (wrong, location) => {
    const response = await remote('POST', '', { ...noted, ...wrong });
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)[0]?.location).toBe(location);
  });

  test('have no place where the agents API is embedded', async () => {
    expect((await world.api.request(ACTIVITY, { method: 'POST', token, json: noted })).status).toBe(405);
    expect((await world.remote.request('/api/troupe/v1/samples', { token })).status).toBe(404);
  });
});
