import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint, ReplyOf } from '@/lib/contract/endpoint';
import * as endpoints from '@/lib/contract/endpoints/instance-memory';
import { bodyOf, makeThings, openWorld, type Things, type World } from '../../test-world';

let world: World;
let things: Things;
beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
});
afterAll(() => world.api.close());

async function browse<E extends Endpoint>(
  endpoint: E,
  what: string,
  query: Record<string, string> = {},
): Promise<ReplyOf<E>> {
  const path = `/api/troupe/v1/agents/${things.agentId}/instances/second/${what}`;
  const response = await world.api.request(`${path}?${new URLSearchParams(query)}`, {
    token: world.tokens.member,
  });
  if (!response.ok) throw new Error(await response.text());
  return endpoint.reply?.parse(await response.json()) as ReplyOf<E>;
}

async function post(path: string, json: unknown) {
  const response = await world.api.request(`/agents/${things.agentId}${path}`, {
    method: 'POST',
    token: world.tokens.member,
    json,
  });
  expect(response.status).toBe(200);
  return bodyOf(response);
}

const second = { instance_id: 'second' };
const ofUser = (user: string) => ({ ...second, scope: 'user', user_id: user });
const named = ({ key, user_id: user }: { key: string; user_id: string | null }) => `${key} ${user ?? '-'}`;

describe('states', () => {
  beforeAll(async () => {
    await post('/custom-states', { key: 'weather', value: 'rain  until\nsix', ...second });
    await post('/custom-states', { key: '100%_done', value: { a: [1, { b: 'Ünder' }] }, ...second });
    await post('/custom-states', { key: 'room', value: 12, ...ofUser('ada') });
    await post('/custom-states', {
      key: 'room',
      value: 'x'.repeat(60_000),
      ...ofUser('bob "the \'second\'"'),
    });
    await post('/custom-states', { key: 'room', value: null, ...ofUser('🦊') });
  });

  test('come in the order of scope, user and key, page by page, without the length of their values', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await browse(endpoints.browseStates, 'states', {
        page_size: '2',
        ...(cursor && { cursor }),
      });
      expect(page.total_count).toBe(5);
      seen.push(...(page.items ?? []).map(named));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(['100%_done -', 'weather -', 'room ada', 'room bob "the \'second\'"', 'room 🦊']);
    const { items } = await browse(endpoints.browseStates, 'states');
    expect(items?.map(({ short }) => short)).toEqual([
      '{"a": [1, {"b": "Ünder"}]}',
      'rain until six',
      '12',
      `${'x'.repeat(119)}…`,
      'null',
    ]);
  });

  test.each([
    [{ search: 'ADA room' }, ['room ada']],
    [{ search: '%_' }, ['100%_done -']],
    [{ search: 'ünder' }, ['100%_done -']],
    [{ search: 'until six' }, ['weather -']],
    [{ search: '🦊' }, ['room 🦊']],
    [{ search: "' or true --" }, []],
    [{ scope: 'user', search: 'xxx' }, ['room bob "the \'second\'"']],
    [{ user_id: 'ada' }, ['100%_done -', 'weather -', 'room ada']],
    [{ user_id: 'ada', scope: 'user' }, ['room ada']],
    [{ user_id: 'nobody', scope: 'user' }, []],
  ])('are narrowed by %j', async (query, expected) => {
    const { items, total_count: total } = await browse(endpoints.browseStates, 'states', query);
    expect(items?.map(named)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  test('a cursor of another search is refused', async () => {
    const { next_cursor: cursor = '' } = await browse(endpoints.browseStates, 'states', { page_size: '1' });
    await expect(browse(endpoints.browseStates, 'states', { search: 'x', cursor })).rejects.toThrow(
      'other filters',
    );
  });

  test('one is read whole by its id, in its own instance only', async () => {
    const { items } = await browse(endpoints.browseStates, 'states', { search: 'bob' });
    const id = items?.[0]?.state_id ?? '';
    expect(await browse(endpoints.getInstanceState, `states/${id}`)).toMatchObject({
      value: 'x'.repeat(60_000),
    });
    const elsewhere = `/api/troupe/v1/agents/${things.agentId}/instances/default/states/${id}`;
    expect((await world.api.request(elsewhere, { token: world.tokens.member })).status).toBe(404);
  });
});

describe('facts', () => {
  beforeAll(async () => {
    await post('/memory/facts?instance_id=second', { content: 'Ada likes tea.', user_id: 'ada' });
    await post('/memory/facts', { content: 'Tea is at five.', metadata: { scope: 'agent_global' } });
    await post('/memory/facts', { content: 'Bob likes tea.', user_id: 'bob' });
    await post('/memory/facts?instance_id=second', { content: '100% ‮desrever‬', user_id: 'bob' });
  });
  const contentsOf = async (query: Record<string, string>) => {
    const { items, total_count: total } = await browse(endpoints.browseFacts, 'facts', query);
    expect(total).toBe(items?.length);
    return items?.map(({ content }) => content);
  };

  test('say whom they are about, and which are of the agent itself', async () => {
    const { items } = await browse(endpoints.browseFacts, 'facts');
    expect(items).toMatchObject([
      { content: '100% ‮desrever‬', user_id: 'bob', is_of_agent: false, source_type: 'manual' },
      { content: 'Tea is at five.', user_id: null, is_of_agent: true },
      { content: 'Ada likes tea.', user_id: 'ada', is_of_agent: false },
    ]);
  });

  test('are narrowed by words, user and owner', async () => {
    expect(await contentsOf({ search: 'TEA' })).toEqual(['Tea is at five.', 'Ada likes tea.']);
    expect(await contentsOf({ search: '%' })).toEqual(['100% ‮desrever‬']);
    expect(await contentsOf({ user_id: 'ada' })).toEqual(['Ada likes tea.']);
    expect(await contentsOf({ of_agent: 'true' })).toEqual(['Tea is at five.']);
    expect(await contentsOf({ of_agent: 'false', search: 'tea' })).toEqual(['Ada likes tea.']);
  });

  test('come page by page, and a cursor of other facts is refused', async () => {
    const first = await browse(endpoints.browseFacts, 'facts', { page_size: '2' });
    const cursor = first.next_cursor ?? '';
    const last = await browse(endpoints.browseFacts, 'facts', { page_size: '2', cursor });
    expect(last).toMatchObject({ has_more: false, total_count: 3, items: [{ content: 'Ada likes tea.' }] });
    await expect(browse(endpoints.browseFacts, 'facts', { of_agent: 'true', cursor })).rejects.toThrow(
      'other filters',
    );
  });

  test('one of another instance is not known here', async () => {
    const path = `/api/troupe/v1/agents/${things.agentId}/instances/second/facts/${things.factId}`;
    expect((await world.api.request(path, { token: world.tokens.member })).status).toBe(404);
  });
});

test('users are counted with what is kept about each in this instance, the last seen first', async () => {
  const { items, total_count: total } = await browse(endpoints.browseUsers, 'users');
  expect(total).toBe(4);
  expect(items?.map(({ user_id: id, facts, states }) => [id, facts, states])).toEqual([
    ['bob', 1, 0],
    ['ada', 1, 1],
    ['🦊', 0, 1],
    ['bob "the \'second\'"', 0, 1],
  ]);
  const found = await browse(endpoints.browseUsers, 'users', { search: 'BOB', page_size: '1', offset: '1' });
  expect(found).toMatchObject({ items: [{ user_id: 'bob "the \'second\'"' }], total_count: 2 });
  expect(await browse(endpoints.browseUsers, 'users', { offset: '9' })).toMatchObject({
    items: [],
    total_count: 4,
  });
});
