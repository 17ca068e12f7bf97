import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answers, openTestProvider, type TestProvider } from '../../chat/test-provider';
import { listen } from '../../chat/test-server';
import { bodyOf, countActivity, listOf, openWorld, unique, type World } from '../../test-world';
import { ask, SECRET, type Watched, watchedApi } from './test-providers';

/** "Bring yours": a look at another agents API, here this product's own over a real connection. */

let world: World;
let api: Watched;
let remote: { url: string; close(): Promise<void> };
let server: TestProvider;
let admin = '';
beforeAll(async () => {
  world = await openWorld();
  admin = world.tokens.admin;
  remote = await listen(world.api);
  server = await openTestProvider();
});
beforeEach(() => {
  api = watchedApi(world);
});
afterAll(async () => {
  await Promise.all([remote.close(), server.close()]);
  await world.api.close();
});

const look = (base_url: string, api_key: string) =>
  ask(api, admin, ['POST', '/api/troupe/v1/agents-look'], { base_url, api_key });

test('shows thirty agents of it, says that there are more, and keeps nothing', async () => {
  const project = await world.api.request('/projects', {
    method: 'POST',
    token: admin,
    json: { name: unique('Seen') },
  });
  const { project_id } = await bodyOf(project);
  const key = await world.api.request(`/projects/${project_id}/keys`, {
    method: 'POST',
    token: admin,
    json: {},
  });
  const secret = String((await bodyOf(key)).key);
  for (let number = 0; number < 31; number += 1) {
    await world.api.request('/agents', {
      method: 'POST',
      token: admin,
      json: { name: unique('Theirs'), project_id },
    });
  }
  const before = await countActivity(world);
  const { status, body } = await look(`${remote.url}/`, secret);
  expect(status).toBe(200);
  expect(body).toMatchObject({ host: new URL(remote.url).host, has_more: true });
  expect(listOf(body.agents)).toHaveLength(30);
  expect(listOf(body.agents)[0]).toMatchObject({ name: expect.stringMatching(/^Theirs/), is_active: true });
  expect(await countActivity(world)).toBe(before);
  expect(api.said()).not.toContain(secret);
});

test.each<[string, () => string, RegExp]>([
  ['a wrong key', () => remote.url, /key was refused \(status 401\)/],
  ['another base', () => remote.url.replace('/v1', '/v2'), /status 404.*whole base/],
  ['nobody', () => 'http://127.0.0.1:9/api/v1', /Nothing answers/],
])('%s is told', async (_what, url, fault) => {
  const { status, body } = await look(url(), 'sk_wrong_0123456789');
  expect(status).toBe(200);
  expect(body).toMatchObject({ agents: [], fault: expect.stringMatching(fault) });
  expect(api.said()).not.toContain('sk_wrong_0123456789');
});

test.each<[string, Parameters<TestProvider['list']>[0], RegExp]>([
  [
    'a redirect',
    answers(301, '', { Location: 'http://127.0.0.1:9/api/v1' }),
    /redirect \(status 301\), which is not followed/,
  ],
  ['a web page', answers(200, `<html>${SECRET}`), /no agents API/],
  ['another JSON', answers(200, `{"data":["${SECRET}"]}`), /no agents API/],
  ['403', answers(403, `{"detail":"${SECRET}"}`), /may not read agents/],
  ['500', answers(500, SECRET), /status 500/],
])('%s is told, and nothing of it repeated', async (_what, part, fault) => {
  server.list(part);
  expect((await look(server.url, SECRET)).body).toMatchObject({ fault: expect.stringMatching(fault) });
  expect(server.listedFor.at(-1)).toBe(`Bearer ${SECRET}`);
  expect(api.said()).not.toContain(SECRET);
});

test('members do not look, and an address must keep the key', async () => {
  const json = { base_url: remote.url, api_key: SECRET };
  const path: [string, string] = ['POST', '/api/troupe/v1/agents-look'];
  expect((await ask(api, world.tokens.member, path, json)).status).toBe(403);
  expect((await look('http://agents.example/api/v1', SECRET)).status).toBe(422);
});
