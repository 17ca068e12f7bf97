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
