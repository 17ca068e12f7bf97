import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { bodyOf, openWorld, unique, type World } from '../../test-world';
import { ask, follow, get, post, question, type Tester } from './test-tester';

/** What belongs to which conversation, and what is written down of one that is deleted. */

let world: World;
let provider: TestProvider;
let tester: Tester;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  provider.play(says('Yes.'));
  const api = withProvider(world, provider);
  const token = world.tokens.member;
  tester = { api, token, agentId: await makeAgent(api, token, { name: unique('Tested') }) };
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

const remove = (conversationId: string, agentId = tester.agentId) =>
  tester.api.request(`/api/troupe/v1/agents/${agentId}/conversations/${conversationId}`, {
    method: 'DELETE',
    token: tester.token,
  });

const changesOf = async (conversationId: string) => {
  const path = `/api/troupe/v1/activity?object_id=${conversationId}`;
  const { items } = await bodyOf(await tester.api.request(path, { token: tester.token }));
  return items;
};

test('a deletion is one change in Activity, with the turns that went', async () => {
  const begin = question('About lamps');
  const { conversation_id: id } = begin;
  const { first } = await ask(tester, begin);
  await ask(tester, question('Again', { conversation_id: id }));
  expect((await remove(id)).status).toBe(200);
  expect(await changesOf(id)).toMatchObject([
    {
      ...{ verb: 'delete', outcome: 'done', counts: { turns_deleted: 2 } },
      object: { type: 'conversation', id, name: 'Again' },
      ...{ agent_id: tester.agentId, instance_id: first.instance_id },
      actor: { type: 'user', id: 'user_member' },
    },
  ]);
});

test('what is not there is deleted by nobody, and leaves no change', async () => {
  const begin = question('Once');
  const { conversation_id: id } = begin;
  await ask(tester, begin);
  const statuses = (await Promise.all([remove(id), remove(id), remove(id)])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 404, 404]);
  expect(await changesOf(id)).toHaveLength(1);
});

test('the id of a turn belongs to one conversation of the agent, asked at once or one after the other', async () => {
  const { turn_id } = question('');
  const bodies = ['a', 'b', 'c', 'd'].map((message) => question(message, { turn_id }));
  const answers = await Promise.all(bodies.map((body) => post(tester, 'turns', body)));
  const accepted = answers.flatMap((response, place) => (response.status === 200 ? [place] : []));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const place = accepted[0] ?? -1;
  const [response, body] = [answers[place], bodies[place]];
  if (!response || !body) throw new Error('nothing was accepted');
  expect((await follow(response)).last).toMatchObject({ ...body, status: 'complete' });
  for (const [other, each] of bodies.entries()) {
    const again = await post(tester, 'turns', each);
    expect(again.status).toBe(other === place ? 200 : 409);
    if (other === place) expect((await follow(again)).last).toMatchObject({ ...body, status: 'complete' });
    else expect((await bodyOf(again)).detail).toContain('asked in another conversation');
    // What was refused has left nothing behind.
    const { status } = await get(tester, `conversations/${each.conversation_id}/turns`);
    expect(status).toBe(other === place ? 200 : 404);
  }
});
