import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { bodyOf, openWorld, unique, type World } from '../../test-world';
import { ask, get, post, question, readUntil, replicaOf, type Tester } from './test-tester';

/** What becomes of a turn that does not go well, and of one that is stopped. */

let world: World;
let provider: TestProvider;
let tester: Tester;
let replica: Tester;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  const api = withProvider(world, provider);
  const token = world.tokens.member;
  tester = { api, token, agentId: await makeAgent(api, token, { name: unique('Stopped') }) };
  replica = { ...tester, api: withProvider(replicaOf(world), provider) };
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});
beforeEach(() => {
  provider.closedAt = undefined;
});

function endless(): void {
  provider.play((response) => {
    begin(response);
    response.write(chunk({ content: 'I go on and on' }));
  });
}

/** Asks for an answer that has no end, and stops it from one of the two processes. */
async function stopFrom(other: Tester, name: string) {
  endless();
  const body = question('Talk');
  const running = await readUntil(await post(tester, 'turns', body), 'on and on');
  const asked = performance.now();
  const stopped = await bodyOf(await post(other, `turns/${body.turn_id}/stop`));
  const answered = performance.now() - asked;
  const ms = (provider.closedAt ?? Number.NaN) - asked;
  process.stdout.write(
    `stop ${name}: upstream closed after ${ms.toFixed(1)} ms, answered after ${answered.toFixed(0)} ms\n`,
  );
  expect(provider.closedAt).toBeDefined();
  expect(stopped).toMatchObject({
    ...{ status: 'stopped', response: 'I go on and on', error: '' },
    stop: { confirmed: true, note: 'The model was let go.' },
  });
  expect(await running.rest()).toContain('"status":"stopped"');
  const { rows } = await world.api.store.db.execute(
    `select status from chat_runs where session_id = '${body.conversation_id}'`,
  );
  expect(rows).toEqual([{ status: 'cancelled' }]);
  return body;
}

describe('a stop', () => {
  test('reaches upstream and is confirmed; what came so far is context', async () => {
    const { conversation_id } = await stopFrom(tester, 'where it is held');
    provider.play(says('Yes.'));
    await ask(tester, question('And?', { conversation_id, position: 1 }));
    expect(provider.received.at(-1)?.text).toContain('I go on and on');
  });

  test('from another process reaches the one that holds it', async () => {
    await stopFrom(replica, 'from another process');
  });

  test('of an answer that has ended changes nothing', async () => {
    provider.play(says('Done.'));
    const body = question('Quick');
    const { last } = await ask(tester, body);
    expect(await bodyOf(await post(tester, `turns/${body.turn_id}/stop`))).toMatchObject(last);
  });

  test('is what deleting the conversation does', async () => {
    endless();
    const body = question('Talk');
    const running = await readUntil(await post(tester, 'turns', body), 'on and on');
    const path = `/api/troupe/v1/agents/${tester.agentId}/conversations/${body.conversation_id}`;
    await tester.api.request(path, { method: 'DELETE', token: tester.token });
    const text = await running.rest();
    expect(text).toContain('"status":"stopped"');
    expect(text).toContain('was deleted while it was answered');
    await expect.poll(() => provider.closedAt).toBeDefined();
    expect((await get(tester, `turns/${body.turn_id}`)).status).toBe(404);
  });
});

const sends =
  (text: string): Parameters<TestProvider['play']>[0] =>
  (response) => {
    begin(response);
    response.end(text);
  };

const cutInMidWord: Parameters<TestProvider['play']>[0] = async (response) => {
  begin(response);
  response.write(`${chunk({ content: 'The se' })}data: {"choi`);
  // The head must have left before the connection breaks.
  await new Promise((resolve) => setTimeout(resolve, 100));
  response.destroy();
};

const tooMuch: Parameters<TestProvider['play']>[0] = async (response) => {
  begin(response);
  for (let sent = 0; sent < 10 * 1024 * 1024 && !response.destroyed; sent += 10_000) {
    response.write(chunk({ content: 'x'.repeat(10_000) }));
    if (sent % 100_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
};

const faults: [string, Parameters<TestProvider['play']>[0], RegExp][] = [
  ['401', answers(401, '{"error":"no key"}'), /refused the key/],
  ['429 with Retry-After', answers(429, '{}', { 'Retry-After': '7' }), /Send again in 7 s/],
  ['500', answers(500, '{}'), /failed \(status 500\)/],
  ['garbage', sends('data: {"choices": nonsense\n\n'), /no chat answer|broke off/],
  ['an empty answer', sends(`${chunk({}, 'stop')}data: [DONE]\n\n`), /answered nothing/],
  ['an answer cut in mid-word', cutInMidWord, /broke off in the middle/],
  ['10 MB', tooMuch, /longer than this server takes/],
];

describe('a turn fails with a reason, keeps what was said, and another try works:', () => {
  test.each(faults)('%s', async (_name, part, reason) => {
    provider.play(part);
    const body = question('Will it work?');
    const { last, isDone } = await ask(tester, body);
    expect(isDone).toBe(true);
    expect(last).toMatchObject({
      status: 'failed',
      message: 'Will it work?',
      error: expect.stringMatching(reason),
    });
    expect(last.response.length).toBeLessThanOrEqual(1_000_000);
    provider.play(says('Now it does.'));
    const again = question('Will it work?', { conversation_id: body.conversation_id });
    expect((await ask(tester, again)).last).toMatchObject({ status: 'complete', response: 'Now it does.' });
  });

  test('a provider that is down', async () => {
    const down = { ...tester, api: withProvider(world, { url: 'http://127.0.0.1:9/v1' }) };
    const body = question('Anybody?');
    expect((await ask(down, body)).last).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/cannot be reached/),
    });
    const again = question('Anybody?', { conversation_id: body.conversation_id });
    expect((await ask(tester, again)).last.status).toBe('complete');
  });

  test('an agent that is inactive, a model that nobody has', async () => {
    const agentId = await makeAgent(tester.api, tester.token, { name: unique('Asleep') });
    const init = { method: 'PATCH', token: tester.token, json: { is_active: false } };
    await tester.api.request(`/agents/${agentId}/status`, init);
    const { last } = await ask({ ...tester, agentId }, question('Hello?'));
    expect(last).toMatchObject({ status: 'failed', error: expect.stringContaining('inactive: activate it') });
    const unknown = await ask(tester, question('Hello?', { model: 'no-such-model' }));
    expect(unknown.last).toMatchObject({ status: 'failed', error: expect.stringContaining('body.model') });
  });
});

test('an end that the database refuses for a moment is kept all the same', async () => {
  provider.play(says('All is well.'));
  const { db } = world.api.store;
  // A sequence counts on when what it was asked in is rolled back.
  await db.execute('create sequence ends_refused');
  await db.execute(`create function refuse_end() returns trigger language plpgsql as
    $$ begin perform nextval('ends_refused'); raise exception 'away for a moment'; end $$`);
  await db.execute(`create trigger refuse_end before update on tester_turns for each row
    when (new.status = 'complete' and new.agent_id = '${tester.agentId}') execute function refuse_end()`);
  const asked = ask(tester, question('How are you?'));
  const refused = async () => (await db.execute('select is_called from ends_refused')).rows[0]?.is_called;
  await expect.poll(refused).toBe(true);
  await db.execute('drop trigger refuse_end on tester_turns');
  expect((await asked).last).toMatchObject({ status: 'complete', response: 'All is well.' });
});
