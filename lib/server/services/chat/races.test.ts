import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { countOrphans } from '../../test-rows';
import { openWorld, unique, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

function ask(agentId: string, user: number) {
  const messages = [{ role: 'user', content: `I like tea number ${user}.` }];
  return chat(world.api, token, agentId, { messages, instance_id: 'east', user_id: `u${user}` });
}

const made = async () => {
  const agentId = await makeAgent(world.api, token, { name: unique('Racer') });
  const init = { method: 'POST', token, json: { name: 'east' } };
  await world.api.request(`/agents/${agentId}/instances`, init);
  return agentId;
};

test.each([
  ['a reset', 'POST', '/instances/east/reset'],
  ['the delete of the instance', 'DELETE', '/instances/east'],
  ['the delete of the agent', 'DELETE', ''],
])('chats beside %s neither fail nor leave anything behind', async (_what, method, path) => {
  const agentId = await made();
  const users = Array.from({ length: 12 }, (_, index) => index);
  const asking = users.map((user) => ask(agentId, user));
  const changed = await world.api.request(`/agents/${agentId}${path}`, { method, token });
  expect(changed.status).toBe(200);
  for (const { status } of await Promise.all(asking)) expect([200, 404]).toContain(status);
  expect(await countOrphans(world.api.store.db)).toBe(0);
});

test('a hundred streams at once are all whole', async () => {
  const agentId = await made();
  const users = Array.from({ length: 100 }, (_, index) => index);
  const answers = await Promise.all(users.map((user) => ask(agentId, user)));
  for (const { text, error } of answers)
    expect([text.endsWith('data: [DONE]\n\n'), error]).toEqual([true, undefined]);
});

test('an answer whose beginning could not be written ends with an error and is not remembered', async () => {
  const agentId = await made();
  const { db } = world.api.store;
  const rule = `create function refuse_${agentId.slice(0, 8)}() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`;
  await db.execute(rule);
  await db.execute(`create trigger refuse before insert on chat_runs for each row
    execute function refuse_${agentId.slice(0, 8)}()`);
  try {
    const { status, error, text } = await ask(agentId, 1);
    expect([status, error]).toEqual([200, expect.stringMatching(/given up.*could not be kept/)]);
    expect(text).not.toMatch(/disk|finish_reason/);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    const json = { messages: [{ role: 'user', content: 'x' }] };
    const path = `/agents/${agentId}/chat/async`;
    expect((await world.api.request(path, { method: 'POST', token, json })).status).toBe(500);
  } finally {
    await db.execute('drop trigger refuse on chat_runs');
  }
  const facts = await world.api.request(`/agents/${agentId}/memory/facts?instance_id=east`, { token });
  expect(await facts.json()).toMatchObject({ total_count: 0 });
  expect((await ask(agentId, 2)).error).toBeUndefined();
});
