import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import type { Store } from '../../store/connect';
import { type Home, makeHome } from '../../store/test-home';
import { signToken, testApiOver } from '../../test-api';
import { countOrphans } from '../../test-rows';
import { bodyOf, type Json } from '../../test-world';
import { plantEverything, portraitOf } from './test-forks';

const KILLS = 10;
const amounts = { instances: 2200, nodes: 2500, facts: 10_000, states: 1500, tools: 3, deltas: 1200 };
/** Chunks of the tables after the agent's own row, each with the step that finds the table at its end. */
const STEPS = 3 + 3 + 11 + 2 + 1 + 2 + 1;

/** Printed, so that a run that failed can be repeated. */
const seed = Number(process.env.KILL_SEED) || Math.floor(Math.random() * 2 ** 31);
let state = seed;
function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * below);
}

const folder = mkdtempSync(path.join(tmpdir(), 'troupe-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Copier = { child: ChildProcess; said: (line: RegExp) => Promise<void>; tell(line: string): void };

async function startCopier(place: string): Promise<Copier> {
  const script = path.resolve('lib/server/services/forks/test-copier.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: Interface = createInterface({ input: child.stdout });
  const said = async (wanted: RegExp) => {
    for await (const [line] of lineEvents(lines)) if (wanted.test(line)) return;
    throw new Error(`the copying process ended before it said ${wanted}`);
  };
  const copier = { child, said, tell: (line: string) => void child.stdin.write(`${line}\n`) };
  await said(/^ready$/);
  return copier;
}

/** One at a time and none lost: listening begins anew where it stopped. */
const queues = new WeakMap<Interface, { held: string[]; wake: () => void }>();
async function* lineEvents(lines: Interface): AsyncGenerator<[string]> {
  let queue = queues.get(lines);
  if (!queue) {
    const made = { held: [] as string[], wake: () => {} };
    queues.set(lines, made);
    lines.on('line', (line) => {
      made.held.push(line);
      made.wake();
    });
    queue = made;
  }
  for (;;) {
    const line = queue.held.shift();
    if (line !== undefined) yield [line];
    else await new Promise<void>((resolve) => Object.assign(queue, { wake: resolve }));
  }
}

async function look(store: Store, copy: string): Promise<{ status: Json; found: number; listed: unknown }> {
  const api = testApiOver(async () => store);
  const token = await signToken();
  const get = (to: string) => api.request(to, { token });
  return {
    status: await bodyOf(await get(`/agents/${copy}/fork/status`)),
    found: (await get(`/agents/${copy}`)).status,
    listed: (await bodyOf(await get('/agents?search=fork'))).items,
  };
}

/** What the database says, opened by somebody else than the process that was killed. */
async function withStore<T>(home: Home, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await home.open();
  return work(store).finally(() => store.close());
}

/** Some whole steps, and then no longer than a moment into the next. */
async function killAfter(home: Home, steps: number): Promise<void> {
  const copier = await startCopier(home.place);
  for (let step = 0; step < steps; step += 1) {
    copier.tell('one');
    await copier.said(/^done/);
  }
  copier.tell('one');
  await copier.said(/^begun/);
  await new Promise((resolve) => setTimeout(resolve, random(40)));
  copier.child.kill('SIGKILL');
  await once(copier.child, 'exit');
}

async function plant(home: Home): Promise<{ source: string; copy: string }> {
  return withStore(home, async (store) => {
    const api = testApiOver(async () => store);
    const token = await signToken();
    const post = async (to: string, json: unknown) =>
      String((await bodyOf(await api.request(to, { method: 'POST', token, json }))).agent_id);
    const source = await post('/agents', { name: 'Nova', bio: 'Remembers ten thousand things' });
    await plantEverything(store.db, source, amounts);
    return { source, copy: await post(`/agents/${source}/fork`, {}) };
  });
}

test('ten kills between the first and the last table: never half visible, and complete in the end', async () => {
  const report = (line: string) => process.stdout.write(`${line}\n`);
  report(`KILL_SEED=${seed}`);
  const home = await makeHome(folder, 'kill');
  const { source, copy } = await plant(home);
  let left = STEPS;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // Twice an even share at most, and always some left for the kills that follow.
    const others = KILLS - kill;
    const steps = random(Math.floor((2 * left) / (others + 1)));
    await killAfter(home, Math.max(0, Math.min(steps, left - others - 2)));
    const seen = await withStore(home, async (store) => {
      const { rows } = await store.db.execute<{ rows: number; steps: number }>(sql`
        select rows_copied as rows, tables_copied as steps from forks where agent_id = ${copy}::uuid`);
      // Another process waits for the lease of a dead one; the test does not.
      await store.db.execute(sql`update forks set held_until = clock_timestamp()`);
      return { ...(await look(store, copy)), rows: rows[0]?.rows ?? 0 };
    });
    const { tables_copied: tables, tables_total: total } = seen.status;
    report(`kill ${kill}: tables_copied ${tables} of ${total}, rows ${seen.rows}`);
    expect(seen).toMatchObject({ found: 404, listed: [], status: { status: 'forking' } });
    left = STEPS - stepsDone(Number(tables), seen.rows);
  }
  const copier = await startCopier(home.place);
  copier.tell('all');
  await copier.said(/^idle/);
  copier.child.kill('SIGKILL');
  await once(copier.child, 'exit');
  await withStore(home, async (store) => {
    const end = await look(store, copy);
    expect(end).toMatchObject({ found: 200, status: { status: 'complete', tables_copied: 8 } });
    expect(await portraitOf(store.db, copy)).toEqual(await portraitOf(store.db, source));
    expect(await countOrphans(store.db)).toBe(0);
    report(`complete: ${JSON.stringify(await portraitOf(store.db, copy))}`);
  });
  await home.remove();
}, 600_000);

/** How many of STEPS are over when so much is copied. */
function stepsDone(tables: number, rows: number): number {
  const sizes = [amounts.instances + 1, amounts.nodes, amounts.facts, amounts.states, amounts.tools];
  const chunks = (size: number) => Math.floor(size / 1000) + 1;
  const before = sizes.slice(0, tables - 1);
  const whole = before.reduce((sum, size) => sum + size, 0);
  return before.reduce((sum, size) => sum + chunks(size), 0) + Math.floor((rows - 1 - whole) / 1000);
}
