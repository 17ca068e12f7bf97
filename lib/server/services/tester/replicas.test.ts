import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { Store } from '../../store/connect';
import { type Home, makeHome } from '../../store/test-home';
import { signToken, testApiOver } from '../../test-api';
import { openWorld, unique, type World } from '../../test-world';
import { cutLeftTurns, settleTurns } from './end-process';
import { ask, follow, get, post, question, readUntil, replicaOf, type Tester } from './test-tester';

/** An answer, and the processes that hold it, follow it, or die of it. */

const log = { debug() {}, info() {}, warn() {}, error() {} };
let world: World;
let provider: TestProvider;
let tester: Tester;
let replica: Tester;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  const api = withProvider(world, provider);
  const token = await signToken({ exp: 3600 });
  tester = { api, token, agentId: await makeAgent(api, token, { name: unique('Held') }) };
  replica = { ...tester, api: withProvider(replicaOf(world), provider) };
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

/** Word by word, for a while. */
function counts(words: number, everyMs: number): string {
  const spelled = Array.from({ length: words }, (_, index) => `w${index} `);
  provider.play(async (response) => {
    begin(response);
    for (const content of spelled) {
      if (response.destroyed) return;
      response.write(chunk({ content }));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  });
  return spelled.join('');
}

describe('another process', () => {
  test('follows an answer that it does not hold, from anywhere, without loss or repetition', async () => {
    const whole = counts(60, 25);
    const body = question('Count');
    const running = await readUntil(await post(tester, 'turns', body), 'w5 ');
    const cuts = [0, ...Array.from({ length: 5 }, () => Math.floor(Math.random() * 30))];
    process.stdout.write(`followed elsewhere after ${cuts.join(', ')}\n`);
    const [held, ...elsewhere] = await Promise.all([
      running.rest(),
      ...cuts.map(async (after) => follow(await get(replica, `turns/${body.turn_id}/events?after=${after}`))),
    ]);
    expect(held).toContain('"status":"complete"');
    const frames = elsewhere[0]?.frames ?? [];
    expect(frames).toHaveLength(63);
    for (const [place, each] of elsewhere.entries()) {
      expect(each.frames).toEqual(frames.slice(cuts[place]));
      expect(each.last).toMatchObject({ status: 'complete', response: whole });
      expect(each.isDone).toBe(true);
    }
  });

  test('sent the same turn follows it, and another one at its place is refused', async () => {
    counts(20, 25);
    const body = question('Count');
    const running = await readUntil(await post(tester, 'turns', body), 'w2 ');
    const same = ask(replica, body);
    const other = await post(replica, 'turns', question('Me too', { conversation_id: body.conversation_id }));
    expect(other.status).toBe(409);
    expect((await same).last.status).toBe('complete');
    await running.rest();
  });

  test('sees at once what a process that ends in order could not finish', async () => {
    const whole = counts(2000, 20);
    const body = question('Count');
    const running = await readUntil(await post(tester, 'turns', body), 'w5 ');
    await settleTurns(world.api.store);
    const text = await running.rest();
    expect(text).toContain('"status":"cut"');
    const { last } = await follow(await get(replica, `turns/${body.turn_id}/events`));
    expect(last).toMatchObject({ status: 'cut', error: expect.stringContaining('What came so far is kept') });
    expect(last.response.length).toBeGreaterThan(10);
    expect(whole.startsWith(last.response)).toBe(true);
  });
});

test('a hundred answers at once all come, each whole and its own', async () => {
  provider.play(async (response) => {
    const asked = provider.received.at(-1)?.body.messages;
    const mine = JSON.stringify(asked).match(/number \d+!/)?.[0] ?? '';
    begin(response);
    for (const content of [mine, ' one', ' two', ' three']) {
      response.write(chunk({ content }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  });
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => ask(tester, question(`I am number ${index}!`))),
  );
  process.stdout.write(`100 answers at once: ${Math.round(performance.now() - began)} ms\n`);
  for (const [index, { last, isDone }] of answers.entries()) {
    expect({ isDone, ...last }).toMatchObject({
      ...{ isDone: true, status: 'complete', response: `number ${index}! one two three` },
    });
  }
});

const folder = mkdtempSync(path.join(tmpdir(), 'troupe-held-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withStore<T>(home: Home, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await home.open();
  return work(store).finally(() => store.close());
}

function testerOver(store: Store, agentId: string, token: string): Tester {
  return { api: withProvider({ ...world, api: { ...world.api, store } }, provider), token, agentId };
}

/** Begins an answer in a process of its own and kills that in the middle. */
async function killWhileAnswering(place: string, agentId: string, body: object): Promise<void> {
  const script = path.resolve('lib/server/services/tester/test-holder.ts');
  const args = ['--import', 'tsx', script, place, provider.url, agentId, JSON.stringify(body)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the process ended by itself: ${said}`)));
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('w80 ')) resolve();
    });
  });
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('killed in the middle of an answer: it is marked as cut, with the text so far, and another try works', async () => {
  const home = await makeHome(folder, 'held');
  const token = await signToken({ exp: 3600 });
  const agentId = await withStore(home, async (store) =>
    makeAgent(
      testApiOver(async () => store),
      token,
      { name: 'Killed' },
    ),
  );
  const whole = counts(2000, 20);
  const body = question('Count');
  await killWhileAnswering(home.place, agentId, body);
  await withStore(home, async (store) => {
    const after = testerOver(store, agentId, token);
    // The embedded database has one process, which knows at its start; others wait for the heart of the dead one.
    await cutLeftTurns(store, log);
    const began = performance.now();
    const { last, isDone } = await follow(await get(after, `turns/${body.turn_id}/events`));
    const ms = Math.round(performance.now() - began);
    process.stdout.write(`cut after ${ms} ms with ${last.response.length} characters\n`);
    expect(isDone).toBe(true);
    expect(last).toMatchObject({ status: 'cut', error: expect.stringContaining('kept'), message: 'Count' });
    expect(last.response).toMatch(/^w0 w1 w2 /);
    expect(whole.startsWith(last.response)).toBe(true);
    provider.play(says('There.'));
    const again = await ask(after, question('Count', { conversation_id: body.conversation_id }));
    expect(again.last).toMatchObject({ status: 'complete', response: 'There.' });
  });
  await home.remove();
});
