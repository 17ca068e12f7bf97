import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listUsersReply } from '@/lib/contract/agent-users';
import { atomicFact, bulkCreateFactsReply, listFactsReply } from '@/lib/contract/memory-facts';
import { plant } from '../../test-rows';
import { bodyOf, countActivity, makeThings, openWorld, type Things, type World } from '../../test-world';

let world: World;
let things: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
});
afterAll(() => world.api.close());

async function send(method: string, path: string, json?: unknown, agentId = things.agentId) {
  return world.api.request(`/agents/${agentId}${path}`, { method, token: world.tokens.member, json });
}

async function create(json: object, query = '', agentId = things.agentId) {
  const response = await send('POST', `/memory/facts${query}`, json, agentId);
  expect(response.status).toBe(200);
  return atomicFact.parse(await response.json());
}

async function list(query = '', agentId = things.agentId) {
  const response = await send('GET', `/memory/facts${query}`, undefined, agentId);
  expect(response.status).toBe(200);
  const reply = listFactsReply.parse(await response.json());
  return { ...reply, contents: (reply.facts ?? []).map(({ content }) => content) };
}

describe('a fact', () => {
  test('is seen in its own instance only, one of the agent in all of them', async () => {
    const { agentId } = await makeThings(world);
    await create({ content: 'Here', user_id: 'u1' }, '', agentId);
    await create({ content: 'There', user_id: 'u1' }, '?instance_id=second', agentId);
    await create({ content: 'Everywhere', metadata: { scope: 'agent_global' } }, '', agentId);
    expect((await list('', agentId)).contents).toEqual(['Everywhere', 'Here', 'Likes tea.']);
    expect((await list('?instance_id=second', agentId)).contents).toEqual(['Everywhere', 'There']);
  });

  test('survives a reset when it belongs to the agent, and only then', async () => {
    const { agentId } = await makeThings(world);
    await create({ content: 'Stays', metadata: { scope: 'agent_global' } }, '', agentId);
    await create({ content: 'Goes', user_id: 'u1' }, '', agentId);
    const init = { method: 'POST', token: world.tokens.admin };
    const reset = await world.api.request(`/agents/${agentId}/instances/default/reset`, init);
    expect(await bodyOf(reset)).toMatchObject({ facts_deleted: 2 });
    expect((await list('', agentId)).contents).toEqual(['Stays']);
  });

  test('is updated member by member, stays where it belongs, and is deleted', async () => {
    const made = await create({ content: 'Old', user_id: 'u1', importance: 0.2, entities: ['tea'] });
    const changed = await send('PUT', `/memory/facts/${made.fact_id}`, { content: 'New' });
    expect(await bodyOf(changed)).toMatchObject({ atomic_text: 'New', importance: 0.2, entities: ['tea'] });
    const moved = await send('PUT', `/memory/facts/${made.fact_id}`, {
      metadata: { scope: 'agent_global' },
    });
    expect(moved.status).toBe(422);
    expect((await send('DELETE', `/memory/facts/${made.fact_id}`)).status).toBe(204);
    expect((await send('PUT', `/memory/facts/${made.fact_id}`, { content: 'x' })).status).toBe(404);
  });

  test('of a user is found by the user, by its type and by its words', async () => {
    const { agentId } = await makeThings(world);
    await create({ content: 'Sails at night', user_id: 'u2', fact_type: 'habit' }, '', agentId);
    expect((await list('?user_id=u2', agentId)).contents).toEqual(['Sails at night']);
    expect((await list('?fact_type=habit', agentId)).contents).toEqual(['Sails at night']);
    expect((await list('?search=NIGHT%20sails', agentId)).contents).toEqual(['Sails at night']);
    expect((await list('?search=%25', agentId)).contents).toEqual([]);
  });

  test('needs somebody it is about, content, and a node of its instance', async () => {
    const cases: [object, string][] = [
      [{ content: 'x' }, 'body.user_id'],
      [{ content: '  ', user_id: 'u1' }, 'body.content'],
      [{ content: 'x', user_id: 'u1', importance: 1.1 }, 'body.importance'],
      [{ content: 'x', user_id: 'u1', node_id: things.agentId }, 'body.node_id'],
    ];
    for (const [json, location] of cases) {
      const response = await send('POST', '/memory/facts', json);
      expect(response.status).toBe(422);
      expect((await bodyOf(response)).errors).toMatchObject([{ location }]);
    }
  });
});

describe('many facts', () => {
  test('are written in their order with one row of Activity, or not at all', async () => {
    const { agentId } = await makeThings(world);
    const facts = Array.from({ length: 1000 }, (_, index) => ({ content: `fact ${index}` }));
    const before = await countActivity(world);
    const reply = await send('POST', '/memory/facts/bulk', { user_id: 'u1', facts }, agentId);
    const made = bulkCreateFactsReply.parse(await reply.json());
    expect(made.facts_created).toBe(1000);
    expect((await countActivity(world)) - before).toBe(1);
    const bad = [{ content: 'fine' }, { content: 'x', node_id: things.agentId }];
    const refused = await send('POST', '/memory/facts/bulk', { user_id: 'u1', facts: bad }, agentId);
    expect((await bodyOf(refused)).errors).toMatchObject([{ location: 'body.facts.1.node_id' }]);
    expect((await list('?limit=1', agentId)).total_count).toBe(1001);
  });

  test('are read page by page, each once', async () => {
    const { agentId } = await makeThings(world);
    const facts = Array.from({ length: 25 }, (_, index) => ({ content: `fact ${index}` }));
    await send('POST', '/memory/facts/bulk', { user_id: 'u1', facts }, agentId);
    const seen: string[] = [];
    let token = '';
    do {
      const page = await list(`?limit=10&user_id=u1${token && `&page_token=${token}`}`, agentId);
      expect(page.total_count).toBe(26);
      seen.push(...page.contents);
      token = page.next_page_token ?? '';
    } while (token);
    expect(seen).toEqual([...facts.map(({ content }) => content).toReversed(), 'Likes tea.']);
    const foreign = await send('GET', '/memory/facts?page_token=bm9uZQ');
    expect(foreign.status).toBe(400);
    expect((await bodyOf(foreign)).errors).toMatchObject([{ location: 'query.page_token' }]);
  });

  test.each([[[]], [Array.from({ length: 1001 }, () => ({ content: 'x', user_id: 'u1' }))]])(
    'none and more than 1,000 are refused',
    async (facts) => {
      expect((await send('POST', '/memory/facts/bulk', { facts })).status).toBe(422);
    },
  );
});

describe('users', () => {
  test('are whoever a fact, a node or a state is about, in every order', async () => {
    const { agentId, instanceId } = await makeThings(world);
    await plant(
      world.api.store.db,
      { tenantId: 'org_acme', agentId, instanceId },
      { facts: 3, nodes: 0, global: 2, user: 5 },
    );
    const users = async (query: string) => {
      const response = await send('GET', `/users${query}`, undefined, agentId);
      return listUsersReply.parse(await response.json());
    };
    const all = await users('?sort_by=user_id&sort_order=asc');
    const names = ['u1', 'user 0', 'user 1', 'user 2', 'user 3', 'user 4'];
    expect(all.users?.map(({ user_id }) => user_id)).toEqual(names);
    expect(all.total).toBe(6);
    const page = await users('?sort_by=user_id&sort_order=desc&limit=2&offset=1');
    expect(page.users?.map(({ user_id }) => user_id)).toEqual(['user 3', 'user 2']);
    expect(page.total).toBe(6);
    expect(await users('?offset=100')).toMatchObject({ users: [], total: 6 });
    expect((await users('?instance_id=default')).users?.map(({ user_id }) => user_id)).toEqual(['u1']);
    expect((await send('GET', '/users?sort_by=age', undefined, agentId)).status).toBe(422);
  });
});
