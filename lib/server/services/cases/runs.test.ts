import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseRunEvent } from '@/lib/contract/cases';
import { withProvider } from '../../chat/test-chat';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { TestApi } from '../../test-api';
import { eventsIn } from '../../test-requests';
import { bodyOf, listOf, openWorld, type World } from '../../test-world';
import { makeFleet } from '../probes/test-probes';
import {
  casesOf,
  contains,
  lookAt,
  makeCase,
  newestRun,
  resultsOf,
  runCasesToEnd,
  runsOf,
} from './test-cases';

let world: World;
let provider: TestProvider;
let api: Pick<TestApi, 'request'>;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  api = withProvider(world, provider);
  token = world.tokens.member;
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

const send = async (method: string, path: string, json?: object, as = token) =>
  world.api.request(path, { method, token: as, json });

describe('a run', () => {
  test('of a flaky provider has the rates that it has', async () => {
    const { agentId, instances } = await makeFleet(api, token, 3);
    const caseId = await makeCase(api, token, agentId, { expectations: [contains('yes')] });
    let asked = 0;
    // Three of four answers are right.
    provider.play((response) => {
      asked += 1;
      return says(asked % 4 === 0 ? 'no' : 'yes')(response);
    });
    const { run, cells } = await runCasesToEnd(api, token, agentId, { repeats: 8 });
    expect(run).toMatchObject({ status: 'complete', answers: 24, passed: 18, failed: 6, errors: 0 });
    expect(run).toMatchObject({ api: 'embedded', model: 'm', repeats: 8 });
    expect(cells.map((cell) => cell.instance_id)).toEqual(instances);
    for (const cell of cells) expect(cell.passed + cell.failed).toBe(8);
    const failed = await resultsOf(api, token, agentId, run.run_id, '?outcome=failed');
    expect(failed).toHaveLength(6);
    for (const each of failed) {
      expect(each).toMatchObject({ case_id: caseId, answer: 'no', reasons: ['It does not contain “yes”.'] });
    }
    const [listed] = listOf((await bodyOf(await send('GET', casesOf(agentId)))).items);
    expect(listed?.last_run).toMatchObject({ run_id: run.run_id, passed: 18, answers: 24 });
  });

  test('leaves no conversation and no memory behind', async () => {
    const { agentId } = await makeFleet(api, token, 2);
    const messages = [{ role: 'user', content: 'Remember that I own a boat. I like tea.' }];
    await makeCase(api, token, agentId, { messages, user_id: 'ines' });
    provider.play(says('Hello, noted.'));
    const { run } = await runCasesToEnd(api, token, agentId, { repeats: 3 });
    expect(run).toMatchObject({ status: 'complete', passed: 6 });
    const tables = ['chat_sessions', 'chat_runs', 'memory_facts', 'memory_nodes'];
    const counts = tables.map(
      (table) =>
        sql`select count(*)::int as total from ${sql.identifier(table)} where agent_id = ${agentId}::uuid`,
    );
    const { rows } = await world.api.store.db.execute<{ total: number }>(sql.join(counts, sql` union all `));
    expect(rows.map(({ total }) => total)).toEqual([0, 0, 0, 0]);
  });

  test('runs what failed again, and only that', async () => {
    const { agentId, instances } = await makeFleet(api, token, 2);
    await makeCase(api, token, agentId, { name: 'a', expectations: [contains('one')] });
    const second = await makeCase(api, token, agentId, { name: 'b', expectations: [contains('two')] });
    provider.play(says('one'));
    const first = await runCasesToEnd(api, token, agentId, { instance_ids: [instances[1]], repeats: 2 });
    expect(first.run).toMatchObject({ passed: 2, failed: 2 });
    provider.play(says('two'));
    const again = await runCasesToEnd(api, token, agentId, { failed_of: first.run.run_id, repeats: 3 });
    expect(again.run).toMatchObject({ answers: 3, passed: 3, failed_of: first.run.run_id });
    expect(again.cells).toMatchObject([{ case_id: second, instance_id: instances[1] }]);
    const nothing = await send('POST', runsOf(agentId), { failed_of: again.run.run_id });
    expect([nothing.status, (await bodyOf(nothing)).detail]).toEqual([409, expect.stringMatching(/Nothing/)]);
  });

  test('answers the calls of tools from their mocks, and judges the calls', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    const parameters = { type: 'object', properties: { day: { type: 'string' } } };
    const tool = { name: 'find_guest', description: 'Finds a guest.', parameters };
    await send('POST', `/agents/${agentId}/tools`, tool);
    const expectations = (wanted: object) => [
      { kind: 'calls_tool', name: 'find_guest', arguments: wanted },
      contains('room 12'),
    ];
    const tool_answers = [{ name: 'find_guest', result: { place: 'room 12' } }];
    const rest = { tool_answers, messages: [{ role: 'user', content: 'Who comes?' }] };
    await makeCase(api, token, agentId, {
      ...rest,
      name: 'a',
      expectations: expectations({ day: 'Monday' }),
    });
    await makeCase(api, token, agentId, {
      ...rest,
      name: 'b',
      expectations: expectations({ day: 'Friday' }),
    });
    await makeCase(api, token, agentId, {
      ...{ name: 'c', messages: rest.messages, expectations: [{ kind: 'calls_tool', name: 'other' }] },
    });
    provider.play((response) => {
      const text = provider.received.at(-1)?.text ?? '';
      if (text.includes('room 12')) return says('They have room 12.')(response);
      begin(response);
      const call = { name: 'find_guest', arguments: '{"day":"Monday","late":true}' };
      const calls = [{ index: 0, id: 'call_1', type: 'function', function: call }];
      response.end(`${chunk({ tool_calls: calls })}${chunk({}, 'tool_calls')}data: [DONE]\n\n`);
    });
    const { run, cells } = await runCasesToEnd(api, token, agentId);
    expect(cells.map(({ passed }) => passed)).toEqual([1, 0, 0]);
    const failed = await resultsOf(api, token, agentId, run.run_id, '?outcome=failed');
    const reasons = failed.flatMap((each) => each.reasons).toSorted();
    expect(reasons).toEqual([
      'It called find_guest with “{"day":"Monday","late":true}”.',
      'It did not call other, but find_guest.',
    ]);
  });

  test('tells a provider that fails as errors, and goes on', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    await makeCase(api, token, agentId, {});
    let asked = 0;
    provider.play((response) => {
      asked += 1;
      return asked === 1 ? answers(500, '{}')(response) : says('Hello.')(response);
    });
    const { run } = await runCasesToEnd(api, token, agentId, { repeats: 3 });
    expect(run).toMatchObject({ status: 'complete', passed: 2, failed: 0, errors: 1 });
    const [error] = await resultsOf(api, token, agentId, run.run_id, '?outcome=error');
    expect(error?.reasons).toMatchObject([expect.stringMatching(/status 500/)]);
  });

  test('gives up a pattern that would take for ever, and goes on', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    const evil = [{ kind: 'matches', pattern: '^(a+)+$' }];
    await makeCase(api, token, agentId, { name: 'a', expectations: evil });
    await makeCase(api, token, agentId, {
      name: 'b',
      expectations: [{ kind: 'matches', pattern: 'A+!', ignore_case: true }],
    });
    provider.play(says(`${'a'.repeat(60)}!`));
    const { run, cells } = await runCasesToEnd(api, token, agentId, { repeats: 2 });
    expect(cells).toMatchObject([{ failed: 2 }, { passed: 2 }]);
    const [late] = await resultsOf(api, token, agentId, run.run_id, '?outcome=failed');
    expect(late?.reasons).toMatchObject([expect.stringMatching(/took too long/)]);
  });

  test('runs the instance as it is, one that was deleted is an error of its own', async () => {
    const { agentId, instances } = await makeFleet(api, token, 2);
    await makeCase(api, token, agentId, {
      expectations: [contains('winter')],
      messages: [{ role: 'user', content: 'Which season?' }],
    });
    const state = { key: 'season', value: 'winter', instance_id: instances[1] };
    await send('POST', `/agents/${agentId}/custom-states`, state);
    const seen = await runCasesToEnd(world.api, token, agentId);
    expect(seen.cells).toMatchObject([{ failed: 1 }, { passed: 1 }]);
    let isGone: Promise<unknown> | undefined;
    provider.play(async (response) => {
      const path = `/agents/${agentId}/instances/${instances[1]}`;
      isGone ??= send('DELETE', path, undefined, world.tokens.admin);
      await isGone;
      return says('It is winter.')(response);
    });
    const { run, cells } = await runCasesToEnd(api, token, agentId, { repeats: 8 });
    expect(run.status).toBe('complete');
    expect(cells[0]).toMatchObject({ passed: 8 });
    expect(cells[1]?.errors).toBeGreaterThan(0);
  });

  test('is stopped: upstream is let go, and what was answered is kept', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    await makeCase(api, token, agentId, {});
    let asked = 0;
    provider.play((response) => {
      asked += 1;
      if (asked <= 2) return says('Hello.')(response);
      begin(response);
      response.write(chunk({ content: 'Hel' }));
    });
    const response = await api.request(runsOf(agentId), { method: 'POST', token, json: { repeats: 20 } });
    const id = await newestRun(api, token, agentId);
    while ((await lookAt(api, token, agentId, id)).run.passed < 2)
      await new Promise((done) => setTimeout(done, 20));
    await send('POST', `${runsOf(agentId)}/${id}/stop`);
    const events = eventsIn(await response.text()).map((event) => caseRunEvent.parse(event));
    expect(events.at(-1)?.run).toMatchObject({ status: 'stopped', answers: 20, passed: 2 });
    expect(provider.closedAt).toBeDefined();
  });

  test('is left and followed: cells come as they change, and the end is told', async () => {
    const { agentId } = await makeFleet(api, token, 2);
    await makeCase(api, token, agentId, {});
    provider.play((response) => void setTimeout(() => says('Hello.')(response), 20));
    const begun = await api.request(runsOf(agentId), { method: 'POST', token, json: { repeats: 6 } });
    await begun.body?.cancel();
    const id = await newestRun(api, token, agentId);
    const followed = await api.request(`${runsOf(agentId)}/${id}/events`, { token });
    const events = eventsIn(await followed.text()).map((event) => caseRunEvent.parse(event));
    expect(events[0]?.cells).toHaveLength(2);
    expect(events.at(-1)?.run).toMatchObject({ status: 'complete', passed: 12 });
  });

  test('has bounds, each said at its place', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    const refused = async (json: object) => {
      const response = await send('POST', runsOf(agentId), json);
      return { status: response.status, ...(await bodyOf(response)) };
    };
    expect(await refused({})).toMatchObject({ status: 409, detail: expect.stringMatching(/no cases yet/) });
    await makeCase(api, token, agentId, {});
    expect(await refused({ repeats: 21 })).toMatchObject({ errors: [{ location: 'body.repeats' }] });
    const strange = '00000000-0000-4000-8000-000000000000';
    expect(await refused({ case_ids: [strange] })).toMatchObject({
      errors: [{ location: 'body.case_ids.0' }],
    });
    await world.api.store.db.execute(sql`insert into test_cases
        (tenant_id, agent_id, name, messages, expectations, tool_answers, created_by_id, created_by_label)
      select tenant_id, agent_id, name || n, messages, expectations, tool_answers, '', ''
      from test_cases, generate_series(1, 99) as n where agent_id = ${agentId}::uuid`);
    for (let n = 1; n < 4; n += 1) {
      await send('POST', `/agents/${agentId}/instances`, { name: `ws-${n}` });
    }
    expect(await refused({ repeats: 20 })).toMatchObject({
      ...{ status: 422, errors: [{ location: 'body.repeats' }] },
    });
  });
});

describe('a run of a draft', () => {
  test('asks what is on the screen, and leaves what is saved alone', async () => {
    const { agentId } = await makeFleet(api, token, 1);
    await makeCase(api, token, agentId, { expectations: [contains('seen')] });
    provider.play((response) => {
      const text = provider.received.at(-1)?.text ?? '';
      return says(text.includes('A keeper of lamps') ? 'seen' : 'not there')(response);
    });
    const saved = await runCasesToEnd(api, token, agentId);
    expect(saved.run).toMatchObject({ passed: 0, is_draft: false });
    const draft = { profile: { bio: 'A keeper of lamps' } };
    const tried = await runCasesToEnd(api, token, agentId, { draft });
    expect(tried.run).toMatchObject({ passed: 1, is_draft: true });
    const odd = await send('POST', runsOf(agentId), { draft: { profile: { bio: 7 } } });
    expect([odd.status, (await bodyOf(odd)).errors]).toMatchObject([
      422,
      [{ location: 'body.draft.profile.bio' }],
    ]);
  });
});
