import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, chatted, KEY, makeAgent, withProvider } from '../../chat/test-chat';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { TestApi } from '../../test-api';
import { bodyOf, openWorld, unique, type World } from '../../test-world';

/** Streams over a provider whose part is written here. */

let world: World;
let provider: TestProvider;
let api: Pick<TestApi, 'request'>;
let token = '';
let agentId = '';
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  api = withProvider(world, provider);
  token = world.tokens.member;
  agentId = await makeAgent(api, token, { name: unique('Streamer') });
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

async function lastRun(): Promise<Record<string, unknown>> {
  const { rows } = await world.api.store.db.execute<Record<string, unknown>>(
    'select * from chat_runs order by created_at desc limit 1',
  );
  return rows[0] ?? {};
}

/** What cannot be the same twice. */
function masked(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/"build_duration_ms":\d+/, '"build_duration_ms":0');
}

describe('a stream', () => {
  test('is on the wire byte by byte as the contract says', async () => {
    provider.play(says('The sea', ' is “calm”', '.'));
    const { status, headers, text } = await chat(api, token, agentId, 'How is it?');
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-session-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(masked(text)).toBe(
      'data: {"type":"context_ready","build_duration_ms":0,"used_fast_path":false,"enriched_context":{"instance_id":"ID","user_id":null,"provider":"openai-compatible","model":"m","states":0,"facts":0,"left_out":0,"tools":[]}}\n\n' +
        'data: {"choices":[{"delta":{"content":"The sea"},"index":0}]}\n\n' +
        'data: {"choices":[{"delta":{"content":" is “calm”"},"index":0}]}\n\n' +
        'data: {"choices":[{"delta":{"content":"."},"index":0}]}\n\n' +
        'data: {"choices":[{"delta":{},"index":0,"finish_reason":"stop"}],"side_effects":{"run_id":"ID","session_id":"ID","usage":{"prompt_tokens":7,"completion_tokens":3},"tool_calls":[],"facts_created":0,"nodes_created":0}}\n\n' +
        'data: [DONE]\n\n',
    );
    expect(await lastRun()).toMatchObject({
      status: 'complete',
      response: 'The sea is “calm”.',
      kind: 'chat',
    });
    expect(provider.received.at(-1)).toMatchObject({ authorization: `Bearer ${KEY}`, body: { model: 'm' } });
  });

  test('passes the first piece on before the last has come', async () => {
    let finish = () => {};
    provider.play((response) => {
      begin(response);
      response.write(chunk({ content: 'first' }));
      finish = () => response.end(chunk({ content: ' last' }) + chunk({}, 'stop'));
    });
    const json = { messages: [{ role: 'user', content: 'x' }] };
    const response = await api.request(`/agents/${agentId}/chat`, { method: 'POST', token, json });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    while (!seen.includes('first')) seen += (await reader?.read())?.value ?? '';
    expect(seen).not.toContain('last');
    finish();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) seen += part.value;
    expect(seen).toMatch(/last.*\[DONE\]\n\n$/s);
  });

  test('that is closed lets upstream go at once and is kept as cancelled', async () => {
    provider.closedAt = undefined;
    provider.play((response) => {
      begin(response);
      response.write(chunk({ content: 'I go on and on' }));
    });
    const json = { messages: [{ role: 'user', content: 'x' }] };
    const response = await api.request(`/agents/${agentId}/chat`, { method: 'POST', token, json });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let seen = '';
    while (!seen.includes('on and on')) seen += (await reader?.read())?.value ?? '';
    const closed = performance.now();
    await reader?.cancel();
    await expect.poll(() => provider.closedAt, { interval: 1 }).toBeDefined();
    const ms = (provider.closedAt ?? 0) - closed;
    process.stdout.write(`upstream saw the cancel after ${ms.toFixed(1)} ms\n`);
    await expect.poll(async () => (await lastRun()).status).toBe('cancelled');
    expect(await lastRun()).toMatchObject({ response: 'I go on and on', error: 'The answer was stopped.' });
  });

  test('names the session that the caller named', async () => {
    provider.play(says('Yes.'));
    const body = { messages: [{ role: 'user', content: 'x' }], session_id: 'mine-1' };
    expect((await chat(api, token, agentId, body)).headers.get('x-session-id')).toBe('mine-1');
  });
});

describe('tools', () => {
  test('are offered; a call is told, and its result goes with the next request', async () => {
    await api.request(`/agents/${agentId}/tools`, {
      ...{ method: 'POST', token },
      json: { name: 'find_guest', description: 'Finds a guest.', parameters: { type: 'object' } },
    });
    const call = {
      index: 0,
      id: 'call_1',
      type: 'function',
      function: { name: 'find_guest', arguments: '{"n":1}' },
    };
    provider.play((response) => {
      begin(response);
      response.end(chunk({ tool_calls: [call] }) + chunk({}, 'tool_calls'));
    });
    const { events } = await chat(api, token, agentId, 'Find her');
    expect(events.slice(1)).toMatchObject([
      { type: 'phase', phase: 'tool_call', tool: 'find_guest' },
      {
        choices: [{ delta: {}, index: 0, finish_reason: 'tool_calls' }],
        side_effects: { tool_calls: [{ id: 'call_1', name: 'find_guest', arguments: { n: 1 } }] },
      },
    ]);
    expect(provider.received.at(-1)?.body.tools).toMatchObject([{ function: { name: 'find_guest' } }]);
    provider.play(says('She is in 12.'));
    const messages = [{ role: 'user', content: 'Find her' }];
    const results = [
      { tool_call_id: 'call_1', name: 'find_guest', arguments: { n: 1 }, result: { room: 12 } },
    ];
    const next = await chat(api, token, agentId, { messages, tool_results: results });
    expect(next.answer).toBe('She is in 12.');
    expect(provider.received.at(-1)?.body.messages).toMatchObject([
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant', tool_calls: [{ id: 'call_1' }] },
      { role: 'tool', tool_call_id: 'call_1', content: '{"room":12}' },
    ]);
  });

  test('are called with what no database keeps, and the answer is kept', async () => {
    const args = JSON.stringify({ 'a\u0000': ['b\u0000c', '\ud83d'] });
    const call = {
      index: 0,
      id: 'call\u0000',
      type: 'function',
      function: { name: 'find_guest', arguments: args },
    };
    provider.play((response) => {
      begin(response);
      response.end(chunk({ tool_calls: [call] }) + chunk({}, 'tool_calls'));
    });
    const { events } = await chat(api, token, agentId, 'Find her');
    expect(events.at(-1)).toMatchObject({
      side_effects: { tool_calls: [{ id: 'call', name: 'find_guest', arguments: { a: ['bc', '\ufffd'] } }] },
    });
  });

  test('that are broken spoil nothing', async () => {
    provider.play(says('Fine.'));
    const messages = [{ role: 'user', content: 'x' }];
    const broken = [{ name: 'not a name' }, { name: 'odd', parameters: { type: 7 } }];
    expect((await chat(api, token, agentId, { messages, tool_definitions: broken })).answer).toBe('Fine.');
  });
});

describe('in the background', () => {
  test('an answer is asked for until it is complete', async () => {
    provider.play(says('Slowly but surely.'));
    const json = { messages: [{ role: 'user', content: 'x' }] };
    const started = await bodyOf(
      await api.request(`/agents/${agentId}/chat/async`, { method: 'POST', token, json }),
    );
    expect(started).toMatchObject({ status: 'queued' });
    const read = async () =>
      bodyOf(await api.request(`/agents/${agentId}/chat/result/${String(started.processing_id)}`, { token }));
    await expect.poll(async () => (await read()).status).toBe('complete');
    expect(await read()).toMatchObject({ response: 'Slowly but surely.', phase: 'complete' });
  });

  test('one that a crash cut is failed with the text so far, and is forgotten later', async () => {
    provider.play(answers(500, ''));
    const json = { messages: [{ role: 'user', content: 'x' }] };
    const started = await bodyOf(
      await api.request(`/agents/${agentId}/chat/async`, { method: 'POST', token, json }),
    );
    const path = `/agents/${agentId}/chat/result/${String(started.processing_id)}`;
    const read = async () => bodyOf(await api.request(path, { token }));
    await expect.poll(async () => (await read()).status).toBe('failed');
    const set = (columns: string) =>
      world.api.store.db.execute(
        `update chat_runs set ${columns} where run_id = '${String(started.processing_id)}'`,
      );
    await set(`status = 'running', error = '', response = 'So f', updated_at = now() - interval '4 minutes'`);
    expect(await read()).toMatchObject({
      status: 'failed',
      response: 'So f',
      error: expect.stringMatching(/stopped/),
    });
    await set(`updated_at = now() - interval '11 minutes'`);
    expect((await api.request(path, { token })).status).toBe(404);
  });
});

test('a model that nobody lists is refused at its member', async () => {
  const ask = (more: object) =>
    chat(api, token, agentId, { messages: [{ role: 'user', content: 'x' }], ...more });
  for (const [more, location] of [
    [{ model: 'gpt-unknown' }, 'body.model'],
    [{ provider: 'nobody' }, 'body.provider'],
    [{ provider: 'rehearsal', model: 'm' }, 'body.model'],
  ] as const) {
    const refused = await ask(more);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(location)]);
  }
  provider.play(says('Two.'));
  expect((await ask({ model: 'm2' })).answer).toBe('Two.');
  expect(provider.received.at(-1)?.body.model).toBe('m2');
  expect((await ask({ provider: 'rehearsal' })).answer).toMatch(/no language model/);
});

test('a playground answers what the model was told', async () => {
  provider.play(says('Ok.'));
  const json = { messages: [{ role: 'user', content: 'x' }], compiled_system_prompt: 'You are a draft.' };
  const path = `/agents/${agentId}/playground/chat`;
  const { events } = await chatted(await api.request(path, { method: 'POST', token, json }));
  expect(events[0]).toMatchObject({ enriched_context: { system: 'You are a draft.' } });
  expect(provider.received.at(-1)?.text).toContain('You are a draft.');
});
