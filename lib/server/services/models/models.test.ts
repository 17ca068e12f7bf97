import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf } from '../../models/catalogue';
import { testApiOver } from '../../test-api';
import {
  bodyOf,
  countActivity,
  type Json,
  listOf,
  makeThings,
  openWorld,
  type World,
} from '../../test-world';

const served = catalogueOf({ CHAT_BASE_URL: 'https://models.example/v1', CHAT_MODEL: ['large', 'small'] });

let world: World;
let api: Pick<World['api'], 'request'>;
beforeAll(async () => {
  world = await openWorld();
  api = testApiOver(async () => world.api.store, { catalogue: served });
});
afterAll(() => world.api.close());

async function send(path: string, method = 'GET', json?: unknown) {
  const response = await api.request(path, { method, json, token: world.tokens.admin });
  return { status: response.status, body: await bodyOf(response) };
}

const choice = (provider: string, model = provider && `${provider}-model`) => ({
  post_processing_provider: provider,
  post_processing_model: model,
});

const effective = async (agentId: string, chatModel = 'small') => {
  const query = `chat_model=${encodeURIComponent(chatModel)}`;
  const { body } = await send(`/agents/${agentId}/effective-post-processing-model?${query}`);
  return body;
};

describe('the cascade', () => {
  test('agent before project before account before system, each cleared in turn', async () => {
    const { agentId, projectId } = await makeThings(world);
    const places: [string, string, string][] = [
      ['account', '/api/troupe/v1/account/post-processing-model', 'PUT'],
      ['project', `/api/troupe/v1/projects/${projectId}/post-processing-model`, 'PUT'],
      ['agent', `/agents/${agentId}/post-processing-model`, 'PATCH'],
    ];
    expect(await effective(agentId)).toEqual({
      $schema: '/api/v1/schemas/EffectivePostProcessingModelOutputBody.json',
      ...{ provider: 'openai-compatible', model: 'large', temperature: 0.2, max_tokens: 1024 },
    });
    for (const [name, path, method] of places) {
      expect((await send(path, method, choice(name))).status).toBe(200);
      expect(await effective(agentId)).toMatchObject({ provider: name, model: `${name}-model` });
      const layers = await send(`/api/troupe/v1/agents/${agentId}/model-layers`);
      expect(listOf(layers.body.effective).map(({ set_by }) => set_by)).toEqual([name, name, name]);
    }
    for (const [, path, method] of places.toReversed()) {
      expect((await send(path, method, choice(''))).status).toBe(200);
    }
    expect(await effective(agentId)).toMatchObject({ model: 'large' });
  });

  test('the layers of an agent without a project', async () => {
    const { agentId } = await makeThings(world);
    await send(`/agents/${agentId}/project`, 'PATCH', { project_id: null });
    const { body } = await send(`/api/troupe/v1/agents/${agentId}/model-layers`);
    const none = { provider: '', model: '' };
    expect(body.layers).toEqual({ agent: none, project: { ...none, name: '' }, account: none });
    expect(
      listOf(body.effective).map(({ chat_model, provider, model }) => [chat_model, provider, model]),
    ).toEqual([
      ['large', 'openai-compatible', 'large'],
      ['small', 'openai-compatible', 'large'],
      ['rehearsal-1', 'rehearsal', 'rehearsal-1'],
    ]);
  });

  test('another tenant’s account sets nothing here', async () => {
    const { agentId } = await makeThings(world);
    const path = '/api/troupe/v1/account/post-processing-model';
    await api.request(path, { method: 'PUT', json: choice('theirs'), token: world.tokens.outsider });
    expect(await effective(agentId)).toMatchObject({ provider: 'openai-compatible' });
    expect((await send(path)).body).toMatchObject({ provider: '', model: '' });
  });
});

describe('an override', () => {
  test('answers what was set, trimmed; the same again changes nothing', async () => {
    const { agentId } = await makeThings(world);
    const path = `/agents/${agentId}/post-processing-model`;
    const set = await send(path, 'PATCH', choice(' rehearsal ', ' rehearsal-1 '));
    expect(set.body).toMatchObject({ ...choice('rehearsal', 'rehearsal-1'), success: true });
    const before = await countActivity(world);
    await send(path, 'PATCH', choice('rehearsal', 'rehearsal-1'));
    expect(await countActivity(world)).toBe(before);
  });

  test.each<[string, Json, string[]]>([
    ['a provider alone', { post_processing_provider: 'x' }, ['post_processing_model']],
    ['a model alone', { post_processing_model: 'x' }, ['post_processing_provider']],
    ['an empty model', choice('x', ''), ['post_processing_model']],
    ['an empty provider', choice('', 'x'), ['post_processing_provider']],
    ['nothing', {}, ['post_processing_provider', 'post_processing_model']],
    ['a name without end', choice('x', 'y'.repeat(201)), ['post_processing_model']],
  ])('with %s is refused at its field', async (_what, json, members) => {
    const { agentId } = await makeThings(world);
    const { status, body } = await send(`/agents/${agentId}/post-processing-model`, 'PATCH', json);
    expect([status, listOf(body.errors).map(({ location }) => location)]).toEqual([
      422,
      members.map((member) => `body.${member}`),
    ]);
  });

  test('a member may set the agent’s and not the project’s or the account’s', async () => {
    const { agentId, projectId } = await makeThings(world);
    const statuses = [
      ['PATCH', `/agents/${agentId}/post-processing-model`],
      ['PUT', `/api/troupe/v1/projects/${projectId}/post-processing-model`],
      ['PUT', '/api/troupe/v1/account/post-processing-model'],
    ].map(async ([method, path = '']) => {
      const init = { method, json: choice('x'), token: world.tokens.member };
      return (await api.request(path, init)).status;
    });
    expect(await Promise.all(statuses)).toEqual([200, 403, 403]);
  });
});

test('the lists name every provider and no address or key of one', async () => {
  const { agentId } = await makeThings(world);
  const configured = {
    ...{ provider: 'openai-compatible', provider_name: 'OpenAI-compatible at models.example' },
    default_model: 'large',
  };
  const rehearsal = { provider: 'rehearsal', provider_name: 'Rehearsal, no language model' };
  expect((await send(`/agents/${agentId}/models`)).body).toMatchObject({
    ...{ default_provider: 'openai-compatible', default_model: 'large' },
    providers: [configured, { ...rehearsal, default_model: 'rehearsal-1' }],
  });
  expect((await send('/models')).body).toMatchObject({
    default_model: 'large',
    providers: [
      { ...configured, models: ['large', 'small'] },
      { ...rehearsal, models: ['rehearsal-1'] },
    ],
  });
});

test.each(['', '?chat_model=', `?chat_model=${'x'.repeat(201)}`])(
  'the effective model of %s is asked for wrongly',
  async (query) => {
    const { agentId } = await makeThings(world);
    const reply = await send(`/agents/${agentId}/effective-post-processing-model${query}`);
    expect([reply.status, listOf(reply.body.errors)[0]?.location]).toEqual([422, 'query.chat_model']);
  },
);
