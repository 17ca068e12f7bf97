import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { createKeyCipher } from '../../models/key-cipher';
import { testProviders } from '../../test-api';
import { bodyOf, countActivity, type Json, listOf, openWorld, unique, type World } from '../../test-world';
import { ask, catalogueIds, forgetAll, listed, SECRET, type Watched, watchedApi } from './test-providers';

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

async function create(more: Json = {}, token = admin): Promise<Json> {
  const { status, body } = await ask(api, token, ['POST', '/providers'], sent(more));
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

async function lastActivity(): Promise<Json> {
  const response = await api.request('/api/troupe/v1/activity?page_size=1', { token: admin });
  return listOf((await bodyOf(response)).items)[0] ?? {};
}

const storedKeys = async () => {
  const { rows } = await world.api.store.db.execute<{ sealed_key: string | null }>(
    'select sealed_key from model_providers',
  );
  return rows.map((row) => row.sealed_key);
};

describe('a provider of a tenant', () => {
  test('is added, listed with no key, leads the rehearsal, and answers chats with its key', async () => {
    const made = await create({ name: 'Werkstatt Süd', image_model: 'painter' });
    expect(made).toMatchObject({
      ...{ provider_id: 'werkstatt-sud', source: 'tenant', base_url: upstream.url, default_model: 'large' },
      ...{ models: ['large', 'small'], image_model: 'painter', key: 'kept', key_end: 'wxyz' },
    });
    expect(await catalogueIds(api, admin)).toEqual(['werkstatt-sud', 'rehearsal']);
    const [first, last] = await listed(api, world.tokens.member);
    expect(first).toEqual({ ...made, $schema: undefined });
    expect(last).toMatchObject({
      provider_id: 'rehearsal',
      name: 'Rehearsal, no language model',
      source: 'built_in',
    });
    const agent = await makeAgent(api, admin, { name: unique('Asker') });
    expect((await chat(api, admin, agent, 'Hello?')).answer).toBe('From upstream.');
    expect(upstream.received.at(-1)).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      body: { model: 'large' },
    });
    const question = {
      provider: 'werkstatt-sud',
      model: 'small',
      messages: [{ role: 'user', content: 'Hi' }],
    };
    await chat(api, admin, agent, question);
    expect(upstream.received.at(-1)?.body.model).toBe('small');
    expect(await lastActivity()).toMatchObject({
      ...{ verb: 'create', object: { type: 'agent' } },
    });
  });

  test('its key is in no reply, no log line, no row as it was sent', async () => {
    const made = await create();
    const path = `/providers/${made.provider_id}`;
    await ask(api, admin, ['PATCH', path], { api_key: `${SECRET}-new` });
    await ask(api, admin, ['PATCH', path], {
      api_key: `bad ${SECRET}`,
      base_url: `https://u:${SECRET}@x.example`,
    });
    await ask(api, admin, ['POST', '/providers'], sent({ api_key: `${SECRET}\n${SECRET}` }));
    await ask(api, admin, ['POST', '/providers'], sent({ api_key: { [SECRET]: 1 } }));
    await ask(api, admin, ['POST', '/test'], { provider_id: made.provider_id });
    const agent = await makeAgent(api, admin, { name: unique('Quiet') });
    await chat(api, admin, agent, 'Hello?');
    await ask(api, admin, ['GET', `/api/v1/agents/${agent}`]);
    await ask(api, admin, ['GET', `/api/troupe/v1/agents/${agent}/export`]);
    await ask(api, admin, ['GET', '/api/troupe/v1/activity']);
    await ask(api, admin, ['DELETE', path]);
    expect(upstream.received.at(-1)?.authorization).toBe(`Bearer ${SECRET}-new`);
    expect(api.said()).toContain('wxyz');
    expect(api.said()).not.toContain(SECRET.slice(0, -4));
    const { rows } = await world.api.store.db.execute<{ all: string }>(
      "select string_agg(to_jsonb(a)::text, '') as all from activity a",
    );
    expect(rows[0]?.all).not.toContain(SECRET.slice(0, -4));
  });

  test('each change stands in Activity with words about the key', async () => {
    const { provider_id: id } = await create({ name: 'Noted' });
    const [sealed] = await storedKeys();
    expect(sealed).toMatch(/^v1\./);
    expect(await lastActivity()).toMatchObject({
      ...{ verb: 'create', object: { type: 'provider', id: 'noted', name: 'Noted' } },
      after: { name: 'Noted', base_url: upstream.url, models: ['large', 'small'], api_key: 'entered' },
    });
    const change = (json: Json) => ask(api, admin, ['PATCH', `/providers/${id}`], json);
    await change({ name: 'Renamed' });
    expect(await lastActivity()).toMatchObject({ verb: 'rename', after: { name: 'Renamed' } });
    await change({ api_key: `${SECRET}9` });
    expect(await lastActivity()).toMatchObject({ verb: 'update', after: { api_key: 'entered anew' } });
    expect(await storedKeys()).not.toEqual([sealed]);
    const before = await countActivity(world);
    expect((await change({ name: 'Renamed', models: ['large', 'small'] })).status).toBe(200);
    expect(await countActivity(world)).toBe(before);
    expect((await change({ api_key: null })).body).toMatchObject({ key: 'none', provider_id: 'noted' });
    expect(await lastActivity()).toMatchObject({
      before: { api_key: 'entered' },
      after: { api_key: 'none' },
    });
    expect((await ask(api, admin, ['DELETE', `/providers/${id}`])).status).toBe(204);
    expect(await lastActivity()).toMatchObject({
      verb: 'delete',
      object: { type: 'provider', name: 'Renamed' },
    });
    expect(await catalogueIds(api, admin)).toEqual(['rehearsal']);
  });

  test('another server gets the key only from whoever knows it', async () => {
    const { provider_id: id } = await create();
    const elsewhere = 'http://127.0.0.1:9/v1';
    const path = `/providers/${id}`;
    const refused = await ask(api, admin, ['PATCH', path], { base_url: elsewhere });
    expect([refused.status, listOf(refused.body.errors)[0]?.location]).toEqual([422, 'body.api_key']);
    expect((await ask(api, admin, ['PATCH', path], { base_url: `${upstream.url}/deeper` })).status).toBe(200);
    expect((await ask(api, admin, ['PATCH', path], { base_url: elsewhere, api_key: SECRET })).status).toBe(
      200,
    );
    const spy = await openTestProvider();
    await ask(api, admin, ['POST', '/test'], { provider_id: id, base_url: spy.url, model: 'm' });
    await spy.close();
    const keys = spy.received.map(({ authorization }) => authorization);
    expect([...keys, ...spy.listedFor]).toEqual([undefined, undefined]);
  });

  test('ids are free and not those of the server', async () => {
    const names = ['Ollama', 'rehearsal', 'OpenAI compatible', 'ollama!', '模型'];
    const ids = [];
    for (const name of names) ids.push((await create({ name })).provider_id);
    expect(ids).toEqual(['ollama-2', 'rehearsal-2', 'openai-compatible-2', 'ollama-3', 'provider']);
    const again = await ask(api, admin, ['POST', '/providers'], sent({ name: 'Ollama' }));
    expect([again.status, listOf(again.body.errors)[0]?.location]).toEqual([409, 'body.name']);
  });

  test.each<[string, Json, string]>([
    ['http to another machine', { base_url: 'http://models.example/v1' }, 'base_url'],
    [
      'a name that only begins like a loopback address',
      { base_url: 'http://127.evil.example/v1' },
      'base_url',
    ],
    ['credentials', { base_url: 'https://u:p@models.example/v1' }, 'base_url'],
    ['a query', { base_url: 'https://models.example/v1?key=1' }, 'base_url'],
    ['another protocol', { base_url: 'file:///etc/passwd' }, 'base_url'],
    ['no address', { base_url: 'models.example' }, 'base_url'],
    ['no model', { models: [] }, 'models'],
    ['a model twice', { models: ['a', 'a'] }, 'models'],
    ['a key with spaces', { api_key: 'a b' }, 'api_key'],
    ['an empty key', { api_key: ' ' }, 'api_key'],
    ['an empty name', { name: ' ' }, 'name'],
  ])('with %s is refused at its field', async (_what, members, field) => {
    const { status, body } = await ask(api, admin, ['POST', '/providers'], sent(members));
    expect([status, listOf(body.errors)[0]?.location]).toEqual([422, `body.${field}`]);
  });

  test('members read, admins change; another tenant sees and uses nothing of it', async () => {
    const { provider_id: id } = await create();
    const { member, outsider } = world.tokens;
    expect((await listed(api, member))[0]?.provider_id).toBe(id);
    for (const call of [
      ['POST', '/providers'],
      ['PATCH', `/providers/${id}`],
      ['POST', '/test'],
    ]) {
      const [method = '', path = ''] = call;
      expect((await ask(api, member, [method, path], sent())).status).toBe(403);
    }
    expect((await ask(api, member, ['DELETE', `/providers/${id}`])).status).toBe(403);
    expect(await catalogueIds(api, outsider)).toEqual(['rehearsal']);
    expect((await ask(api, outsider, ['POST', '/test'], { provider_id: id })).status).toBe(422);
    const agent = await makeAgent(api, outsider, { name: unique('Outside') });
    const question = { provider: id, messages: [{ role: 'user', content: 'Hi' }] };
    expect((await chat(api, outsider, agent, question)).status).toBe(422);
    expect(upstream.received).toEqual([]);
  });

  test('what names it is counted', async () => {
    const { provider_id: id } = await create();
    const choice = { post_processing_provider: id, post_processing_model: 'large' };
    const agent = await makeAgent(api, admin, { name: unique('User') });
    await ask(api, admin, ['PATCH', `/api/v1/agents/${agent}/post-processing-model`], choice);
    await ask(api, admin, ['PUT', '/api/troupe/v1/account/post-processing-model'], choice);
    const uses = await ask(api, world.tokens.member, ['GET', `/providers/${id}/uses`]);
    expect(uses.body).toMatchObject({ agents: 1, projects: 0, account: true });
    const cleared = { post_processing_provider: '', post_processing_model: '' };
    await ask(api, admin, ['PUT', '/api/troupe/v1/account/post-processing-model'], cleared);
  });
});

describe('a key', () => {
  test('that was sealed with another secret is asked for again, and chats say so', async () => {
    const { provider_id: id } = await create();
    const cipher = createKeyCipher({ ENCRYPTION_KEY: Buffer.alloc(32, 8), DATA_DIR: '/nowhere' });
    const other = watchedApi(world, { providers: testProviders({ cipher }) });
    expect((await listed(other, admin))[0]).toMatchObject({ key: 'unreadable', key_end: 'wxyz' });
    const agent = await makeAgent(other, admin, { name: unique('Locked out') });
    expect((await chat(other, admin, agent, 'Hello?')).error).toMatch(/key .* cannot be read on this server/);
    expect((await ask(other, admin, ['POST', '/test'], { provider_id: id })).body.fault).toMatch(
      /cannot be read/,
    );
    expect(upstream.received).toEqual([]);
    const again = await ask(other, admin, ['PATCH', `/providers/${id}`], { api_key: SECRET });
    expect(again.body.key).toBe('kept');
    expect((await chat(other, admin, agent, 'And now?')).answer).toBe('From upstream.');
  });

  test('of one tenant opens for no other, should its row be moved', async () => {
    const { provider_id: id } = await create();
    await world.api.store.db.execute(
      sql`update model_providers set tenant_id = 'org_globex' where provider_id = ${String(id)}`,
    );
    expect((await listed(api, world.tokens.outsider))[0]).toMatchObject({ key: 'unreadable' });
  });

  test('is refused where copies share a database without a shared secret; without one all works', async () => {
    const cipher = createKeyCipher({ DATA_DIR: '/nowhere', DATABASE_URL: 'postgres://shared/troupe' });
    const shared = watchedApi(world, { providers: testProviders({ cipher }) });
    const refused = await ask(shared, admin, ['POST', '/providers'], sent());
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/ENCRYPTION_KEY/) } });
    const list = await ask(shared, admin, ['GET', '/providers']);
    expect(list.body.keys_refused).toMatch(/ENCRYPTION_KEY/);
    expect((await ask(shared, admin, ['POST', '/providers'], sent({ api_key: undefined }))).body.key).toBe(
      'none',
    );
  });

  test('that is short shows nothing of itself', async () => {
    const made = await create({ api_key: 'short-key' });
    expect([made.key, made.key_end]).toEqual(['kept', undefined]);
  });
});
