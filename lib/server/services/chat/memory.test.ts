import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, makeAgent } from '../../chat/test-chat';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.admin;
});
afterAll(() => world.api.close());

async function agentWith(...instances: string[]): Promise<string> {
  const agentId = await makeAgent(world.api, token, { name: unique('Keeper') });
  for (const name of instances) {
    await world.api.request(`/agents/${agentId}/instances`, { method: 'POST', token, json: { name } });
  }
  return agentId;
}

function tell(agentId: string, content: string, more: object = {}) {
  return chat(world.api, token, agentId, { messages: [{ role: 'user', content }], ...more });
}

async function factsIn(agentId: string, instance: string) {
  const path = `/agents/${agentId}/memory/facts?instance_id=${instance}`;
  return listOf((await bodyOf(await world.api.request(path, { token }))).facts);
}

async function runsOf(agentId: string) {
  const { rows } = await world.api.store.db.execute<{ response: string; reset: boolean }>(
    sql`select response, reset_at is not null as reset from chat_runs where agent_id = ${agentId}::uuid order by created_at`,
  );
  return rows;
}

describe('what a user says', () => {
  test('is remembered in that instance, once, on a node of the user', async () => {
    const agentId = await agentWith('east');
    const place = { instance_id: 'east', user_id: 'u1', session_id: 's1', user_display_name: 'Kim' };
    const first = await tell(agentId, 'I like green tea. Remember that the gate is shut!', place);
    expect(first.events.at(-1)).toMatchObject({ side_effects: { facts_created: 2, nodes_created: 1 } });
    const again = await tell(agentId, 'I like green tea.', place);
    expect(again.events.at(-1)).toMatchObject({ side_effects: { facts_created: 0, nodes_created: 0 } });
    const facts = await factsIn(agentId, 'east');
    expect(facts).toMatchObject([
      { content: 'the gate is shut.', source_type: 'chat', session_id: 's1' },
      { content: 'Likes green tea.', mention_count: 2 },
    ]);
    expect(await factsIn(agentId, 'default')).toEqual([]);
    const known = await tell(agentId, 'What do you know about me?', { instance_id: 'east', user_id: 'u1' });
    expect(known.answer).toContain('Likes green tea');
    const users = await bodyOf(await world.api.request(`/agents/${agentId}/users`, { token }));
    expect(listOf(users.users)).toMatchObject([{ user_id: 'u1' }]);
  });

  test('by name only where that is switched on, and of nobody never', async () => {
    const agentId = await agentWith();
    await tell(agentId, 'My name is Ada.', { user_id: 'u1' });
    await tell(agentId, 'I like tea.');
    expect(await factsIn(agentId, 'default')).toEqual([]);
    const init = { method: 'PATCH', token, json: { rememberName: true } };
    await world.api.request(`/agents/${agentId}/capabilities`, init);
    await tell(agentId, 'My name is Ada.', { user_id: 'u1' });
    expect(await factsIn(agentId, 'default')).toMatchObject([{ content: 'Is called Ada.' }]);
  });

  test('two at once make one node and one fact', async () => {
    const agentId = await agentWith();
    await Promise.all([1, 2, 3].map(() => tell(agentId, 'I like tea.', { user_id: 'u1' })));
    expect(await factsIn(agentId, 'default')).toMatchObject([{ mention_count: 3 }]);
  });
});

describe('transcripts', () => {
  test('survive a reset, marked, and go with the instance', async () => {
    const agentId = await agentWith('east');
    await tell(agentId, 'I like tea.', { instance_id: 'east', user_id: 'u1' });
    await tell(agentId, 'Hello', {});
    const path = `/agents/${agentId}/instances/east`;
    const reset = await world.api.request(`${path}/reset`, { method: 'POST', token });
    expect(await bodyOf(reset)).toMatchObject({ facts_deleted: 1, nodes_deleted: 1 });
    expect((await runsOf(agentId)).map(({ reset: is }) => is)).toEqual([true, false]);
    const after = await tell(agentId, 'What do you know about me?', { instance_id: 'east', user_id: 'u1' });
    expect(after.answer).not.toContain('tea');
    await world.api.request(path, { method: 'DELETE', token });
    expect((await runsOf(agentId)).map(({ reset: is }) => is)).toEqual([false]);
  });

  test('go with the agent, counted, and are not forked', async () => {
    const agentId = await agentWith();
    await tell(agentId, 'Hello', { session_id: 'one' });
    await tell(agentId, 'Hello again', { session_id: 'one' });
    const gone = await world.api.request(`/agents/${agentId}`, { method: 'DELETE', token });
    expect((await bodyOf(gone)).deleted).toMatchObject({ chat_sessions: 1, chat_runs: 2 });
  });

  test('of the same session id with another user are another session', async () => {
    const agentId = await agentWith();
    for (const user_id of ['a', 'b']) await tell(agentId, 'Hello', { session_id: 'one', user_id });
    const { rows } = await world.api.store.db.execute(
      sql`select 1 from chat_sessions where agent_id = ${agentId}::uuid`,
    );
    expect(rows).toHaveLength(2);
  });
});

describe('the rehearsal', () => {
  const quiet = { openness: 10, conscientiousness: 90, extraversion: 5, agreeableness: 10, neuroticism: 5 };
  const lively = {
    openness: 95,
    conscientiousness: 10,
    extraversion: 95,
    agreeableness: 90,
    neuroticism: 90,
  };

  test('speaks as the personality is, the same each time, and says what it is', async () => {
    const answers = [];
    for (const big5 of [quiet, lively]) {
      const agentId = await makeAgent(world.api, token, { name: unique('Voice'), big5 });
      for (const [key, value] of [
        ['sky', 'grey'],
        ['sea', 'rough'],
      ]) {
        const init = { method: 'POST', token, json: { key, value } };
        await world.api.request(`/agents/${agentId}/custom-states`, init);
      }
      const [one, two] = [await tell(agentId, 'Status?'), await tell(agentId, 'Status?')];
      expect(one.answer).toBe(two.answer);
      for (const part of ['sky is grey', 'sea is rough', 'no language model'])
        expect(one.answer).toContain(part);
      answers.push(one.answer);
    }
    expect(answers[0]).not.toBe(answers[1]);
    expect(answers[0]).not.toContain('!');
    expect(answers[1]).toContain('How good to hear from you!');
  });

  test('lets a score be heard that goes from one level to the next', async () => {
    const answers = new Set<string>();
    for (const openness of [10, 30, 50, 70, 90]) {
      const agentId = await makeAgent(world.api, token, {
        name: unique('Step'),
        big5: { ...quiet, openness },
      });
      answers.add((await tell(agentId, 'Status?')).answer);
    }
    expect(answers.size).toBe(5);
  });

  test('uses a tool that the message names, and answers from its result', async () => {
    const agentId = await agentWith();
    const parameters = {
      type: 'object',
      properties: { name: { type: 'string' }, nights: { type: 'integer' } },
      required: ['name', 'nights'],
    };
    const json = { name: 'find_booking', description: 'Finds one.', parameters };
    await world.api.request(`/agents/${agentId}/tools`, { method: 'POST', token, json });
    const content = 'Find booking of "Ines Prado" for 3 nights';
    const { events } = await tell(agentId, content);
    expect(events.at(-1)).toMatchObject({
      choices: [{ finish_reason: 'tool_calls' }],
      side_effects: { tool_calls: [{ name: 'find_booking', arguments: { name: 'Ines Prado', nights: 3 } }] },
    });
    const results = [{ tool_call_id: 'call_find_booking', name: 'find_booking', result: 'Room 12' }];
    const next = await tell(agentId, content, { tool_results: results });
    expect(next.answer).toContain('find_booking answered Room 12');
  });
});
