import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';

/** Names stand in paths, so whatever is accepted must be found again under its name. */

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

const post = (path: string, json: unknown) => world.api.request(path, { method: 'POST', token, json });
const patch = (path: string, json: unknown) => world.api.request(path, { method: 'PATCH', token, json });

const accepted: [string, string][] = [
  ['a slash', 'a/b'],
  ['two slashes', '//'],
  ['an encoded slash', 'a%2Fb'],
  ['an encoded per cent', 'a%25b'],
  ['a per cent alone', '100%'],
  ['what looks encoded', '%41%zz'],
  ['an emoji', '🌙 Luna 👩‍🚀'],
  ['another script', '月の光'],
  ['right to left', 'שלום'],
  ['quotes', `"double" 'single' \`back\``],
  ['a backslash', 'back\\slash'],
  ['query letters', 'a?b=c&d#e'],
  ['plus and space', 'a + b'],
  ['a colon and a semicolon', 'a:b;c=d'],
  ['markup', '<script>alert(1)</script>'],
  ['three dots', '...'],
  ['a hundred letters', 'x'.repeat(100)],
  ['fifty pairs of surrogates', '🌙'.repeat(50)],
  ['a word of JavaScript', '__proto__'],
  ['the word of another path', 'fork'],
  ['a null in words', 'null'],
];

const refused: [string, unknown][] = [
  ['nothing', ''],
  ['spaces only', ' \t '],
  ['101 letters', 'x'.repeat(101)],
  ['a UUID', '3F2504E0-4F89-41D3-9A0C-0305E82C3301'],
  ['one dot', '.'],
  ['two dots', ' .. '],
  ['NUL', 'a\u0000b'],
  ['half of a pair', 'a\ud83c'],
  ['a line break', 'a\nb'],
  ['an escape', '\u001b[31m'],
  ['a number', 7],
  ['null', null],
  ['a list', ['a']],
];

describe('an agent named with', () => {
  test.each(accepted)('%s is found under its name', async (_what, name) => {
    const made = await post('/agents', { name });
    const agent = await bodyOf(made);
    expect(agent.name).toBe(name);
    const read = await world.api.request(`/agents/${encodeURIComponent(name)}`, { token });
    expect(await bodyOf(read)).toMatchObject({ agent_id: agent.agent_id });
    const found = await world.api.request(`/agents?search=${encodeURIComponent(name)}`, { token });
    const names = listOf((await bodyOf(found)).items).map((item) => item.name);
    expect(names).toContain(name);
  });

  test.each(refused)('%s is refused at the name', async (_what, name) => {
    const response = await post('/agents', { name });
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)[0]).toMatchObject({ location: 'body.name' });
  });
});

describe('an instance named with', () => {
  test.each(accepted)('%s is found under its name', async (_what, name) => {
    const agent = unique('Host');
    await post('/agents', { name: agent });
    const path = `/agents/${encodeURIComponent(agent)}/instances`;
    const instance = await bodyOf(await post(path, { name }));
    expect(instance.name).toBe(name);
    const own = `${path}/${encodeURIComponent(name)}`;
    expect(await bodyOf(await world.api.request(own, { token }))).toEqual(instance);
    expect((await patch(own, { status: 'inactive' })).status).toBe(200);
  });

  test.each(refused)('%s is refused at the name', async (_what, name) => {
    const agent = unique('Host');
    await post('/agents', { name: agent });
    const response = await post(`/agents/${encodeURIComponent(agent)}/instances`, { name });
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)[0]).toMatchObject({ location: 'body.name' });
  });
});

test('names are trimmed and composed, and both spellings find them', async () => {
  const made = await bodyOf(await post('/agents', { name: '  E\u0301lan  ' }));
  expect(made.name).toBe('\u00c9lan');
  for (const spelling of ['\u00c9lan', 'E\u0301lan', ' \u00c9lan ']) {
    const read = await world.api.request(`/agents/${encodeURIComponent(spelling)}`, { token });
    expect(await bodyOf(read)).toMatchObject({ agent_id: made.agent_id });
  }
  expect(await bodyOf(await post('/agents', { name: 'E\u0301lan' }))).toMatchObject({
    agent_id: made.agent_id,
  });
});

test('a hundred letters may be sent as two hundred', async () => {
  const name = 'e\u0301'.repeat(100);
  const made = await bodyOf(await post('/agents', { name }));
  expect(made.name).toBe('\u00e9'.repeat(100));
  const read = await world.api.request(`/agents/${encodeURIComponent(name)}`, { token });
  expect(read.status).toBe(200);
});

test('names are case-sensitive', async () => {
  const upper = await bodyOf(await post('/agents', { name: 'CASE' }));
  const lower = await bodyOf(await post('/agents', { name: 'case' }));
  expect(upper.agent_id).not.toBe(lower.agent_id);
});

test('a taken name is 409 at the name, and nothing is changed', async () => {
  const [first, second] = [unique('Taken'), unique('Taker')];
  await post('/agents', { name: first });
  await post('/agents', { name: second });
  const path = `/agents/${encodeURIComponent(second)}`;
  const response = await patch(`${path}/profile`, { name: first, bio: 'Changed' });
  expect(response.status).toBe(409);
  expect(await bodyOf(response)).toMatchObject({
    detail: 'Another agent already has this name.',
    errors: [{ location: 'body.name', message: 'is already taken', value: first }],
  });
  expect((await bodyOf(await world.api.request(path, { token }))).bio).toBeUndefined();
});

test('an id in capitals is the same id', async () => {
  const made = await bodyOf(await post('/agents', { name: unique('Id') }));
  const read = await world.api.request(`/agents/${String(made.agent_id).toUpperCase()}`, { token });
  expect(await bodyOf(read)).toMatchObject({ agent_id: made.agent_id });
});
