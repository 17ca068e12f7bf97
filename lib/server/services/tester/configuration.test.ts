import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';
import { ask, detailOf, get, post, question, type Tester } from './test-tester';

/** What a turn runs with, what it changes, and what becomes of it with its agent and instance. */

let world: World;
let provider: TestProvider;
let tester: Tester;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  const api = withProvider(world, provider);
  const token = world.tokens.admin;
  tester = { api, token, agentId: await makeAgent(api, token, { name: unique('Drafted'), bio: 'Saved' }) };
  provider.play(says('Yes.'));
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

const call = (method: string, path: string, json?: object, agentId = tester.agentId) =>
  tester.api.request(`/agents/${agentId}${path}`, { method, token: tester.token, json });

function systemSent(): string {
  const [system] = listOf(provider.received.at(-1)?.body.messages);
  return String(system?.content);
}

const SCORES = {
  openness: 0.91,
  conscientiousness: 0.2,
  extraversion: 0.5,
  agreeableness: 0.64,
  neuroticism: 0.08,
};

describe('a draft', () => {
  test('is told to the model, and stamped, exactly as it is once it is saved', async () => {
    const profile = { bio: 'Another life', speech_patterns: ['Aye'], personality_prompt: 'Be brief.' };
    const tools = [{ name: 'find_guest', description: 'Finds a guest.', parameters: { type: 'object' } }];
    const draft = { profile, big5: SCORES, capabilities: { rememberName: true, skills: true }, tools };
    const tried = await ask(tester, question('Hello', { draft }));
    const { temperature, tools: offered } = provider.received.at(-1)?.body ?? {};
    const system = systemSent();
    expect(system).toContain('Another life');
    expect(system).toContain('openness: 91 of 100');
    const before = await bodyOf(await post(tester, 'configuration', { draft }));
    expect(before.configuration).toBe(tried.last.stamp.configuration);
    expect(before.saved_configuration).not.toBe(before.configuration);

    await call('PATCH', '/profile', profile);
    await call('PUT', '/personality', { big5: SCORES });
    await call('PATCH', '/capabilities', { rememberName: true, skills: true });
    await call('POST', '/tools', tools[0]);
    const saved = await ask(tester, question('Hello'));
    expect(systemSent()).toBe(system);
    expect(provider.received.at(-1)?.body).toMatchObject({ temperature, tools: offered });
    expect(saved.last.stamp).toMatchObject({
      is_draft: false,
      configuration: tried.last.stamp.configuration,
    });
    expect(await bodyOf(await post(tester, 'configuration', {}))).toMatchObject({
      saved_configuration: tried.last.stamp.configuration,
    });
  });

  test('that is not valid is refused at its member', async () => {
    for (const draft of [{ profile: { bio: 'x'.repeat(5000) } }, { profile: { bio: 7 } }, { surprise: 1 }]) {
      const refused = await bodyOf(await post(tester, 'turns', question('Hello', { draft })));
      expect(refused.status).toBe(422);
      expect(listOf(refused.errors)[0]?.location).toMatch(/^body\.draft\./);
    }
  });

  test('lets the engine remember what it says it may', async () => {
    const agentId = await makeAgent(tester.api, tester.token, { name: unique('Named') });
    const own = { ...tester, agentId };
    const hello = { user_id: 'ada' };
    const without = await ask(own, question('My name is Ada.', hello));
    expect(without.last.delta?.added).toEqual([]);
    const draft = { capabilities: { rememberName: true } };
    const tried = await ask(own, question('My name is Ada.', { ...hello, draft }));
    expect(tried.last.delta?.added).toMatchObject([{ scope: 'fact', after: 'Is called Ada.' }]);
  });
});

test('what changed while it was answered is told: states of everybody and of this user, and nobody else’s', async () => {
  const state = (key: string, value: unknown, user_id?: string) => ({
    ...{ key, value, scope: user_id ? 'user' : 'global' },
    ...(user_id && { user_id }),
  });
  for (const [key, user] of [['weather'], ['mood', 'ada'], ['gone'], ['mood', 'bob']] as [
    string,
    string?,
  ][]) {
    await call('POST', '/custom-states', state(key, 'before', user));
  }
  provider.play(async (response) => {
    await call('PUT', '/custom-states/by-key', state('weather', { sky: 'clear' }));
    await call('PUT', '/custom-states/by-key', state('mood', 'after', 'ada'));
    await call('PUT', '/custom-states/by-key', state('mood', 'after', 'bob'));
    await call('POST', '/custom-states', state('new', 1));
    await call('DELETE', '/custom-states/by-key?key=gone');
    await says('Noted.')(response);
  });
  const { last } = await ask(tester, question('Something happens', { user_id: 'ada' }));
  provider.play(says('Yes.'));
  expect(last.delta).toEqual({
    added: [{ scope: 'global', key: 'new', after: 1 }],
    changed: expect.arrayContaining([
      { scope: 'global', key: 'weather', before: 'before', after: { sky: 'clear' } },
      { scope: 'user', key: 'mood', before: 'before', after: 'after' },
    ]),
    removed: [{ scope: 'global', key: 'gone', before: 'before' }],
  });
  expect(last.delta?.changed).toHaveLength(2);
});

test('a long conversation is sent by its newest turns', async () => {
  provider.play(says('y'.repeat(30_000)));
  const begin = question(`0 ${'x'.repeat(60_000)}`);
  const { conversation_id } = begin;
  await ask(tester, begin);
  for (const position of [1, 2, 3, 4, 5, 6]) {
    await ask(tester, question(`${position} ${'x'.repeat(60_000)}`, { conversation_id, position }));
  }
  provider.play(says('Yes.'));
  const { last } = await ask(tester, question('Last', { conversation_id, position: 7 }));
  expect(last.status).toBe('complete');
  const sent = listOf(provider.received.at(-1)?.body.messages).slice(1);
  const users = sent
    .filter(({ role }) => role === 'user')
    .map(({ content }) => String(content).split(' ')[0]);
  expect(users).toEqual(['3', '4', '5', '6', 'Last']);
});

describe('with its instance', () => {
  const turn = async (own: Tester, instance_id?: string) => {
    const body = question('Remember me', { instance_id });
    await ask(own, body);
    return body;
  };

  test('a reset takes turns out of the context and leaves them to be read', async () => {
    const body = await turn(tester);
    await call('POST', '/instances/default/reset');
    const detail = await detailOf(tester, body.turn_id);
    expect(detail.turn).toMatchObject({ status: 'complete', reset_at: expect.any(String) });
    await ask(tester, question('And now?', { conversation_id: body.conversation_id, position: 1 }));
    expect(provider.received.at(-1)?.text).not.toContain('Remember me');
  });

  test('a deleted instance takes its turns with it, and no others', async () => {
    await call('POST', '/instances', { name: 'doomed' });
    const [doomed, stays] = [await turn(tester, 'doomed'), await turn(tester)];
    await call('DELETE', '/instances/doomed');
    expect((await get(tester, `turns/${doomed.turn_id}`)).status).toBe(404);
    expect((await get(tester, `turns/${stays.turn_id}`)).status).toBe(200);
  });

  test('a deleted agent leaves nothing, samples neither', async () => {
    const agentId = await makeAgent(tester.api, tester.token, { name: unique('Doomed') });
    await turn({ ...tester, agentId });
    const init = { token: tester.token };
    await tester.api.request('/api/troupe/v1/samples', { ...init, method: 'POST' });
    const samples = await bodyOf(await tester.api.request('/agents?search=Luna', init));
    const luna = String(listOf(samples.items)[0]?.agent_id);
    await turn({ ...tester, agentId: luna });
    await call('DELETE', '', undefined, agentId);
    await tester.api.request('/api/troupe/v1/samples', { ...init, method: 'DELETE' });
    const { rows } = await world.api.store.db.execute(
      `select (select count(*) from tester_conversations where agent_id in ('${agentId}', '${luna}'))
        + (select count(*) from tester_turns where agent_id in ('${agentId}', '${luna}'))
        + (select count(*) from tester_frames where agent_id in ('${agentId}', '${luna}')) as total`,
    );
    expect(rows.map(({ total }) => Number(total))).toEqual([0]);
  });
});
