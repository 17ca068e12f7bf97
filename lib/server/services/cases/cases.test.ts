import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, listOf, openWorld, type World } from '../../test-world';
import { makeFleet } from '../probes/test-probes';
import { casesOf, contains, makeCase, runCasesToEnd, runsOf } from './test-cases';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.member;
});
afterAll(() => world.api.close());

const send = async (method: string, path: string, json?: object, as = token) =>
  world.api.request(path, { method, token: as, json });

describe('a case', () => {
  test('is made, read, changed, listed by name and deleted; Activity tells of it', async () => {
    const { agentId } = await makeFleet(world.api, token, 1);
    const path = casesOf(agentId);
    const id = await makeCase(world.api, token, agentId, { name: 'Knows the season', user_id: 'ines' });
    await makeCase(world.api, token, agentId, { name: 'Adds up' });
    const listed = listOf((await bodyOf(await send('GET', path))).items);
    expect(listed.map(({ name }) => name)).toEqual(['Adds up', 'Knows the season']);
    const found = listOf((await bodyOf(await send('GET', `${path}?search=SEASON`))).items);
    expect(found).toMatchObject([{ case_id: id, user_id: 'ines', tool_answers: [] }]);
    const changed = await bodyOf(await send('PATCH', `${path}/${id}`, { name: 'Knows it' }));
    expect(changed).toMatchObject({ name: 'Knows it', user_id: 'ines', expectations: [contains('Hello')] });
    expect(await bodyOf(await send('DELETE', `${path}/${id}`))).toMatchObject({ success: true });
    expect((await send('GET', `${path}/${id}`)).status).toBe(404);
    const rows = listOf((await bodyOf(await send('GET', `/api/troupe/v1/activity?object_id=${id}`))).items);
    expect(rows).toMatchObject([
      { verb: 'delete', object: { type: 'case', name: 'Knows it' } },
      { verb: 'update', before: { name: 'Knows the season' }, after: { name: 'Knows it' } },
      { verb: 'create', agent_id: agentId },
    ]);
  });

  test('pages of cases follow each other', async () => {
    const { agentId } = await makeFleet(world.api, token, 1);
    for (const name of ['d', 'b', 'a', 'c', 'a']) await makeCase(world.api, token, agentId, { name });
    const names: unknown[] = [];
    let query = '?page_size=2';
    for (;;) {
      const page = await bodyOf(await send('GET', `${casesOf(agentId)}${query}`));
      names.push(...listOf(page.items).map(({ name }) => name));
      if (!page.has_more) break;
      query = `?page_size=2&cursor=${page.next_cursor}`;
    }
    expect(names).toEqual(['a', 'a', 'b', 'c', 'd']);
  });

  const wrong: [string, object, string][] = [
    ['no question', { messages: [] }, 'body.messages'],
    ['an answer at the end', { messages: [{ role: 'assistant', content: 'x' }] }, 'body.messages'],
    ['nothing expected', { expectations: [] }, 'body.expectations'],
    [
      'a broken pattern',
      { expectations: [{ kind: 'matches', pattern: '(' }] },
      'body.expectations.0.pattern',
    ],
    ['another kind', { expectations: [{ kind: 'smells', text: 'x' }] }, 'body.expectations.0.kind'],
    ['no time', { expectations: [{ kind: 'answers_within', ms: 0 }] }, 'body.expectations.0.ms'],
  ];
  test.each(wrong)('%s is 422 at its place', async (_what, json, location) => {
    const { agentId } = await makeFleet(world.api, token, 1);
    const whole = { name: 'x', messages: [{ role: 'user', content: 'x' }], expectations: [contains('x')] };
    const response = await send('POST', casesOf(agentId), { ...whole, ...json });
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).errors).toMatchObject([{ location }]);
  });

  test('of another organisation is not there', async () => {
    const { agentId } = await makeFleet(world.api, token, 1);
    const id = await makeCase(world.api, token, agentId, {});
    const { run } = await runCasesToEnd(world.api, token, agentId);
    const paths = [casesOf(agentId), `${casesOf(agentId)}/${id}`, runsOf(agentId)];
    paths.push(...['', '/events', '/results'].map((rest) => `${runsOf(agentId)}/${run.run_id}${rest}`));
    for (const path of paths) {
      expect((await send('GET', path, undefined, world.tokens.outsider)).status).toBe(404);
    }
  });
});
