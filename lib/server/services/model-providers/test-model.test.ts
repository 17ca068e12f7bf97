import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { modelAccessOf } from '../../chat/open-model';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { catalogueOf } from '../../models/catalogue';
import { countActivity, openWorld, unique, type World } from '../../test-world';
import { ask, listed, SECRET, type Watched, watchedApi } from './test-providers';

/** "Test" in Settings: one question to a real server, how long it took, or what is wrong. */

let world: World;
let upstream: TestProvider;
let api: Watched;
let admin = '';
beforeAll(async () => {
  world = await openWorld();
  admin = world.tokens.admin;
});
beforeEach(async () => {
  upstream = await openTestProvider();
  api = watchedApi(world);
  return () => upstream.close();
});
afterAll(() => world.api.close());

const list = (...ids: string[]) =>
  answers(200, JSON.stringify({ object: 'list', data: ids.map((id) => ({ id })) }));

async function tested(more: object = {}) {
  const json = { base_url: upstream.url, api_key: SECRET, ...more };
  const { status, body } = await ask(api, admin, ['POST', '/test'], json);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

describe('a provider that is only typed so far', () => {
  test('answers: model, models, time to the first token and in all', async () => {
    upstream.list(list('small', 'large'));
    upstream.play(async (response) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      begin(response);
      response.write(chunk({ content: 'rea' }));
      // Long enough to be told apart on a busy machine.
      await new Promise((resolve) => setTimeout(resolve, 800));
      response.end(`${chunk({ content: 'dy' })}${chunk({}, 'stop')}data: [DONE]\n\n`);
    });
    const before = await countActivity(world);
    const body = await tested({ model: 'large' });
    expect(body).toMatchObject({ model: 'large', models: ['large', 'small'] });
    expect(body.fault).toBeUndefined();
    expect(Number(body.first_token_ms)).toBeGreaterThanOrEqual(115);
    expect(Number(body.total_ms) - Number(body.first_token_ms)).toBeGreaterThanOrEqual(100);
    expect(upstream.received.map((each) => each.authorization)).toEqual([`Bearer ${SECRET}`]);
    expect(upstream.listedFor).toEqual([`Bearer ${SECRET}`]);
    expect(await countActivity(world)).toBe(before);
  });

  test('is asked with the first model that it lists; without either the name is asked for', async () => {
    upstream.list(list('zeta', 'alpha'));
    expect(await tested()).toMatchObject({ model: 'alpha', models: ['alpha', 'zeta'] });
    upstream.list(answers(404, '{}'));
    expect(await tested()).toMatchObject({ models: [], fault: expect.stringMatching(/name the one to ask/) });
    expect(upstream.received).toHaveLength(1);
  });

  test.each<[string, Parameters<TestProvider['play']>[0], RegExp]>([
    [
      '401',
      answers(401, `{"error":{"message":"Incorrect key ${SECRET}"}}`),
      /refused the key \(status 401\)/,
    ],
    ['429', answers(429, '{}', { 'Retry-After': '17' }), /status 429.*Send again in 17 s/],
    ['garbage', answers(200, '<html>'), /no chat answer/],
    ['nothing', says(), /answered nothing/],
    ['a redirect', answers(307, '', { Location: 'http://127.0.0.1:9/' }), /status 307/],
    ['a hang', () => {}, /sent nothing for 2 s/],
  ])('%s is told in words, with the model and without the key', async (what, part, fault) => {
    if (what === 'a hang')
      api = watchedApi(world, { models: { ...modelAccessOf({}), firstPatienceMs: 2000 } });
    upstream.list(part);
    upstream.play(part);
    expect(await tested({ model: 'm' })).toMatchObject({
      model: 'm',
      models: [],
      fault: expect.stringMatching(fault),
    });
    expect(api.said()).not.toContain(SECRET);
  });

  test('that is not there is told', async () => {
    await upstream.close();
    expect((await tested({ model: 'm' })).fault).toMatch(/cannot be reached/);
    expect((await tested()).fault).toMatch(/cannot be reached/);
  });

  test('that quotes the key among its models shows nothing of it', async () => {
    upstream.list(list('large', `echo-${SECRET}`));
    expect((await tested()).models).toEqual(['large']);
    expect(api.said()).not.toContain(SECRET);
  });
});

test('what was tested and is then saved counts as tested; with another key it does not', async () => {
  await tested({ model: 'large' });
  const provider = { base_url: upstream.url, models: ['large'], api_key: SECRET };
  const create = (more: object) =>
    ask(api, admin, ['POST', '/providers'], { ...provider, name: unique('Tested'), ...more });
  expect((await create({})).body.last_test).toMatchObject({ model: 'large', total_ms: expect.any(Number) });
  expect((await create({ api_key: `${SECRET}2` })).body.last_test).toBeUndefined();
  expect((await create({ models: ['small', 'large'] })).body.last_test).toBeUndefined();
});

test('a stored provider is tested with its own key, and the outcome stays beside it until it changes', async () => {
  const json = { name: unique('Stored'), base_url: upstream.url, models: ['large'], api_key: SECRET };
  const { body } = await ask(api, admin, ['POST', '/providers'], json);
  const id = String(body.provider_id);
  const own = async () => (await listed(api, admin)).find(({ provider_id }) => provider_id === id);
  upstream.play(answers(401, '{}'));
  await ask(api, admin, ['POST', '/test'], { provider_id: id });
  expect(await own()).toMatchObject({ last_test: { fault: expect.stringMatching(/401/), model: 'large' } });
  upstream.play(says('ready'));
  await ask(api, admin, ['POST', '/test'], { provider_id: id });
  expect(upstream.received.at(-1)?.authorization).toBe(`Bearer ${SECRET}`);
  const passed = (await own())?.last_test;
  expect(passed).not.toHaveProperty('fault');
  await ask(api, admin, ['PATCH', `/providers/${id}`], { name: unique('Stored') });
  expect((await own())?.last_test).toEqual(passed);
  await ask(api, admin, ['PATCH', `/providers/${id}`], { models: ['small'] });
  expect((await own())?.last_test).toBeUndefined();
});

test('the environment’s provider and the rehearsal are tested as they are', async () => {
  const settings: Parameters<typeof catalogueOf>[0] = { CHAT_BASE_URL: upstream.url, CHAT_MODEL: ['env'] };
  const models = modelAccessOf({ CHAT_BASE_URL: upstream.url, CHAT_API_KEY: SECRET });
  const served = watchedApi(world, { catalogue: catalogueOf(settings), models });
  expect((await listed(served, admin))[0]).toMatchObject({ source: 'environment', key: 'kept' });
  const test = (json: object) => ask(served, admin, ['POST', '/test'], json);
  expect((await test({ provider_id: 'openai-compatible' })).body).toMatchObject({ model: 'env' });
  expect(upstream.received.at(-1)?.authorization).toBe(`Bearer ${SECRET}`);
  expect((await test({ provider_id: 'openai-compatible', base_url: upstream.url })).status).toBe(422);
  expect((await test({ provider_id: 'rehearsal' })).body).toMatchObject({ model: 'rehearsal-1', models: [] });
  expect((await test({ provider_id: 'ollama' })).status).toBe(422);
  expect((await test({})).status).toBe(422);
  expect(served.said()).not.toContain(SECRET);
});
