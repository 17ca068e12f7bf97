import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { publicOnly } from '../../models/outbound';
import { isPublicAddress } from '../../models/public-address';
import { testProviders } from '../../test-api';
import { bodyOf, type Json, listOf, openWorld, unique, type World } from '../../test-world';
import { ask, catalogueIds, forgetAll, listed, SECRET, type Watched, watchedApi } from './test-providers';

/** What a provider of a tenant means elsewhere: in the catalogue, in chats, for images, on a shared server. */

let world: World;
let upstream: TestProvider;
let api: Watched;
let admin = '';
beforeAll(async () => {
  world = await openWorld();
  upstream = await openTestProvider();
  admin = world.tokens.admin;
});
beforeEach(async () => {
  api = watchedApi(world);
  await forgetAll(world, ['org_acme', 'org_globex']);
  upstream.received.length = 0;
  upstream.play(says('From upstream.'));
});
afterAll(async () => {
  await upstream.close();
  await world.api.close();
});

const sent = (more: Json = {}) => ({
  ...{ name: unique('Workshop'), base_url: upstream.url, models: ['large', 'small'], api_key: SECRET },
  ...more,
});

async function create(more: Json = {}): Promise<Json> {
  return (await ask(api, admin, ['POST', '/providers'], sent(more))).body;
}

async function lastActivity(): Promise<Json> {
  const response = await api.request('/api/troupe/v1/activity?page_size=1', { token: admin });
  return listOf((await bodyOf(response)).items)[0] ?? {};
}

test('on a server that organisations share an inside address is refused', async () => {
  const outbound = publicOnly({
    lookup: ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '169.254.169.254', family: 4 }])) as never,
    isPublic: isPublicAddress,
  });
  const hosted = watchedApi(world, { providers: testProviders({ outbound }) });
  for (const url of ['https://metadata.example/v1', 'https://10.0.0.1/v1', upstream.url]) {
    for (const path of ['/providers', '/test']) {
      const json = path === '/test' ? { base_url: url } : sent({ base_url: url });
      const { status, body } = await ask(hosted, admin, ['POST', path], json);
      expect([status, listOf(body.errors)[0]]).toMatchObject([422, { location: 'body.base_url' }]);
    }
  }
  // One that was saved before, or elsewhere, is refused when it is used.
  await create();
  const agent = await makeAgent(hosted, admin, { name: unique('Hosted') });
  expect((await chat(hosted, admin, agent, 'Hello?')).error).toMatch(/public internet/);
  expect(upstream.received).toEqual([]);
});

test('Ollama stands between a tenant’s own and the rehearsal, with no key', async () => {
  const found = { id: 'ollama', name: 'Ollama on this machine', models: ['llama3:8b'] as const };
  let seen: typeof found | undefined = found;
  const ollama = { baseUrl: upstream.url, seen: () => seen };
  const local = watchedApi(world, { providers: testProviders({ ollama }) });
  await ask(local, admin, ['POST', '/providers'], sent({ name: 'Own' }));
  expect(await catalogueIds(local, admin)).toEqual(['own', 'ollama', 'rehearsal']);
  expect((await listed(local, admin))[1]).toMatchObject({
    source: 'ollama',
    key: 'none',
    default_model: 'llama3:8b',
  });
  const agent = await makeAgent(local, admin, { name: unique('Local') });
  const question = { provider: 'ollama', messages: [{ role: 'user', content: 'Hi' }] };
  expect((await chat(local, admin, agent, question)).answer).toBe('From upstream.');
  expect(upstream.received.at(-1)).toMatchObject({ authorization: undefined, body: { model: 'llama3:8b' } });
  seen = undefined;
  expect(await catalogueIds(local, admin)).toEqual(['own', 'rehearsal']);
  expect((await chat(local, admin, agent, question)).status).toBe(422);
});

test('image generation unlocks for the tenant whose provider makes images, and locks again', async () => {
  const { outsider } = world.tokens;
  const asked = { tool_capabilities: { image_generation: true, remember_name: false, web_search: false } };
  const ours = await makeAgent(api, admin, { name: unique('Painter'), ...asked });
  const theirs = await makeAgent(api, outsider, { name: unique('Painter'), ...asked });
  const works = async (token: string, agent: string) =>
    (await ask(api, token, ['GET', `/api/v1/agents/${agent}/capabilities`])).body.imageGeneration;
  expect([await works(admin, ours), await works(outsider, theirs)]).toEqual([false, false]);
  const { provider_id: id } = await create({ image_model: 'painter' });
  expect([await works(admin, ours), await works(outsider, theirs)]).toEqual([true, false]);
  expect(await lastActivity()).toMatchObject({
    actor: { type: 'system' },
    after: { imageGeneration: 'unlocked' },
  });
  await ask(api, admin, ['PATCH', `/providers/${id}`], { image_model: null });
  expect(await works(admin, ours)).toBe(false);
  expect(await lastActivity()).toMatchObject({ after: { imageGeneration: 'pending' } });
});
