import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withProvider } from '../../chat/test-chat';
import { answers, openTestProvider, type TestProvider } from '../../chat/test-provider';
import type { TestApi } from '../../test-api';
import { bodyOf, listOf, openWorld, type World } from '../../test-world';
import { makeFleet, matrixOf, pathOf, runToEnd, statesLeft } from './test-probes';

let world: World;
let token = '';
beforeAll(async () => {
  world = await openWorld();
  token = world.tokens.member;
});
afterAll(() => world.api.close());

describe('with the rehearsal', () => {
  test('instances that are apart are green, and nothing is left of the probe', async () => {
    const fleet = await makeFleet(world.api, token, 3);
    const began = performance.now();
    const probe = await runToEnd(world.api, token, fleet.agentId);
    process.stdout.write(`probe of 3 instances: ${Math.round(performance.now() - began)} ms\n`);
    expect(matrixOf(probe)).toEqual(['shown clean clean', 'clean shown clean', 'clean clean shown']);
    expect(probe).toMatchObject({
      ...{ status: 'complete', verdict: 'isolated', is_leaky: false, api: 'embedded', error: '' },
      ...{ provider: 'rehearsal', model: 'rehearsal-1' },
      receipt: { planted: 9, asked: 6, leaks: 0, removed: 9, left: 0 },
    });
    for (const ask of probe.asks) expect(ask).toMatchObject({ status: 'answered', has_prompt: true });
    expect(await statesLeft(world.api, token, fleet)).toEqual([]);
    const { rows } = await world.api.store.db.execute(sql`
      select session_id from chat_runs where agent_id = ${fleet.agentId}::uuid
      union all select session_id from chat_sessions where agent_id = ${fleet.agentId}::uuid
      union all select content from memory_facts where agent_id = ${fleet.agentId}::uuid`);
    expect(rows).toEqual([]);
    const users = await bodyOf(await world.api.request(`/agents/${fleet.agentId}/users`, { token }));
    expect(users.users).toEqual([]);
  });

  test('a stand-in that leaks on purpose is red in every foreign cell, in the prompt and in the answer', async () => {
    const fleet = await makeFleet(world.api, token, 4);
    const probe = await runToEnd(world.api, token, fleet.agentId, { leaky: true });
    expect(matrixOf(probe)).toEqual([
      'shown leak leak leak',
      'leak shown leak leak',
      'leak leak shown leak',
      'leak leak leak shown',
    ]);
    expect(probe).toMatchObject({ verdict: 'leak', is_leaky: true, receipt: { leaks: 12, left: 0 } });
    for (const { verdict, evidence } of probe.cells) {
      if (verdict !== 'leak') continue;
      expect(new Set(evidence.map(({ found_in: where }) => where))).toEqual(new Set(['prompt', 'answer']));
      for (const each of evidence) expect(each.excerpt).toContain(each.value);
    }
    expect(await statesLeft(world.api, token, fleet)).toEqual([]);
    const after = await runToEnd(world.api, token, fleet.agentId);
    expect(after.verdict).toBe('isolated');
  });

  test('200 states in an instance hide nothing', async () => {
    const fleet = await makeFleet(world.api, token, 2);
    for (let n = 0; n < 200; n += 1) {
      const json = { key: `season ${n}`, value: `a state of some length, number ${n}` };
      await world.api.request(`/agents/${fleet.agentId}/custom-states`, { method: 'POST', token, json });
    }
    const probe = await runToEnd(world.api, token, fleet.agentId);
    expect(matrixOf(probe)).toEqual(['shown clean', 'clean shown']);
    expect(await statesLeft(world.api, token, fleet)).toHaveLength(200);
  });

  test('twelve instances and four users are probed; what was asked for is what is probed', async () => {
    const fleet = await makeFleet(world.api, token, 13);
    const chosen = fleet.instances.slice(1).toReversed();
    const users = ['ines', 'tobi', 'abara', 'solveig'];
    const probe = await runToEnd(world.api, token, fleet.agentId, { instance_ids: chosen, user_ids: users });
    expect(probe.instances.map(({ instance_id: id }) => id)).toEqual(chosen);
    expect(probe).toMatchObject({ verdict: 'isolated', users, receipt: { planted: 60, asked: 48, left: 0 } });
  });
});

describe('with a provider', () => {
  let provider: TestProvider;
  let api: Pick<TestApi, 'request'>;
  beforeAll(async () => {
    provider = await openTestProvider();
    api = withProvider(world, provider);
  });
  afterAll(() => provider.close());

  /** Answers with what the function makes of the prompt. */
  const playing = (answer: (prompt: string) => string) =>
    provider.play((response) => {
      const text = answer(provider.received.at(-1)?.text ?? '');
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      const delta = (content: object, finish: string | null) =>
        `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta: content, finish_reason: finish }] })}\n\n`;
      response.end(`${delta({ content: text }, null)}${delta({}, 'stop')}data: [DONE]\n\n`);
    });
  const valuesIn = (text: string) => text.match(/canary-[0-9a-f]{16}/g) ?? [];

  test('foreign values in an answer are leaks with their evidence, where they were said', async () => {
    const fleet = await makeFleet(api, token, 2);
    const heard = new Set<string>();
    // It remembers everything that any prompt ever held, as a shared cache would.
    playing((prompt) => {
      for (const value of valuesIn(prompt)) heard.add(value);
      return [...heard].join(' ');
    });
    const probe = await runToEnd(api, token, fleet.agentId);
    expect(probe).toMatchObject({ status: 'complete', verdict: 'leak', receipt: { left: 0 } });
    const leaks = probe.cells.filter(({ verdict }) => verdict === 'leak');
    expect(leaks.length).toBeGreaterThan(0);
    for (const { evidence } of leaks) {
      expect(new Set(evidence.map(({ found_in: where }) => where))).toEqual(new Set(['answer']));
    }
  });

  test('an answer that names nothing shows nothing: never green', async () => {
    const fleet = await makeFleet(api, token, 2);
    playing(() => 'I would rather not say.');
    const probe = await runToEnd(api, token, fleet.agentId);
    // What was sent is known here, and proves the foreign cells.
    expect(matrixOf(probe)).toEqual(['not_shown clean', 'clean not_shown']);
    expect(probe.verdict).toBe('not_proved');
    expect(probe.cells[0]?.note).toMatch(/prompt held .* answer did not/);
  });

  test('a provider that is down is told in every cell, and what was planted is removed', async () => {
    const fleet = await makeFleet(api, token, 2);
    provider.play(answers(500, '{}'));
    const probe = await runToEnd(api, token, fleet.agentId);
    expect(matrixOf(probe)).toEqual(['fault fault', 'fault fault']);
    expect(probe).toMatchObject({ status: 'failed', verdict: 'not_proved', receipt: { asked: 0, left: 0 } });
    expect(probe.error).toMatch(/failed \(status 500\)/);
    expect(await statesLeft(api, token, fleet)).toEqual([]);
  });

  test('an instance that is deleted in the middle is a fault of its cells only', async () => {
    const fleet = await makeFleet(api, world.tokens.admin, 3);
    const gone = fleet.instances[2] ?? '';
    let isGone: Promise<unknown> | undefined;
    provider.play(async (response) => {
      const path = `/agents/${fleet.agentId}/instances/${gone}`;
      isGone ??= api.request(path, { method: 'DELETE', token: world.tokens.admin });
      await isGone;
      const text = valuesIn(provider.received.at(-1)?.text ?? '').join(' ');
      const choices = [{ index: 0, delta: { content: text }, finish_reason: 'stop' }];
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(`data: ${JSON.stringify({ id: 'c', choices })}\n\ndata: [DONE]\n\n`);
    });
    const probe = await runToEnd(api, token, fleet.agentId);
    expect(probe).toMatchObject({ status: 'complete', receipt: { left: 0 } });
    expect(matrixOf(probe)[2]).toBe('fault fault fault');
    expect(await statesLeft(api, token, fleet)).toEqual([]);
  });

  test('stopped, it asks no more and removes what it planted', async () => {
    const fleet = await makeFleet(api, token, 2);
    provider.play(() => {});
    const response = await api.request(pathOf(fleet.agentId), { method: 'POST', token, json: {} });
    const path = pathOf(fleet.agentId);
    const asked = provider.received.length;
    const listed = listOf((await bodyOf(await api.request(path, { token }))).items);
    expect(listed[0]).toMatchObject({ status: 'running' });
    const id = String(listed[0]?.probe_id);
    while (provider.received.length < asked + 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const busy = await api.request(`${path}/${id}/clean`, { method: 'POST', token });
    expect(busy.status).toBe(409);
    expect((await api.request(`${path}/${id}/stop`, { method: 'POST', token })).status).toBe(200);
    await response.text();
    const ended = await bodyOf(await api.request(`${path}/${id}`, { token }));
    expect(ended).toMatchObject({ status: 'stopped', verdict: 'not_proved', receipt: { left: 0 } });
    expect(await statesLeft(api, token, fleet)).toEqual([]);
  });

  test('it goes on when its stream is left, and is followed later', async () => {
    const fleet = await makeFleet(api, token, 2);
    playing((prompt) => valuesIn(prompt).join(' '));
    const gone = new AbortController();
    const path = pathOf(fleet.agentId);
    const begun = await api.request(path, { method: 'POST', token, json: {}, signal: gone.signal });
    await begun.body?.cancel();
    const [one] = listOf((await bodyOf(await api.request(path, { token }))).items);
    const followed = await (await api.request(`${path}/${one?.probe_id}/events`, { token })).text();
    expect(followed).toMatch(/"status":"complete"/);
    expect(followed).toMatch(/data: \[DONE\]\n\n$/);
  });
});

describe('refused', () => {
  test('another organisation sees no probe', async () => {
    const fleet = await makeFleet(world.api, token, 2);
    const probe = await runToEnd(world.api, token, fleet.agentId);
    const own = `${pathOf(fleet.agentId)}/${probe.probe_id}`;
    for (const path of [pathOf(fleet.agentId), own, `${own}/events`]) {
      const response = await world.api.request(path, { token: world.tokens.outsider });
      expect(response.status).toBe(404);
    }
    for (const act of ['stop', 'clean']) {
      const response = await world.api.request(`${own}/${act}`, {
        ...{ method: 'POST', token: world.tokens.outsider },
      });
      expect(response.status).toBe(404);
    }
  });

  test('one instance is too few, and one that is not there is named', async () => {
    const alone = await makeFleet(world.api, token, 1);
    const ask = (json: object, agentId = alone.agentId) =>
      world.api.request(pathOf(agentId), { method: 'POST', token, json });
    expect((await bodyOf(await ask({}))).detail).toMatch(/needs 2 active instances/);
    const fleet = await makeFleet(world.api, token, 2);
    const strange = await ask({ instance_ids: ['default', 'nowhere'] }, fleet.agentId);
    expect((await bodyOf(strange)).errors).toMatchObject([{ location: 'body.instance_ids.1' }]);
    const twice = await ask({ instance_ids: ['default', fleet.instances[0]] }, fleet.agentId);
    expect(twice.status).toBe(422);
    const many = Array.from({ length: 13 }, (_, n) => `ws-${n}`);
    expect((await ask({ instance_ids: many }, fleet.agentId)).status).toBe(422);
  });
});
