import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { Store } from '../../store/connect';
import { type Home, makeHome } from '../../store/test-home';
import { signToken, testApiOver } from '../../test-api';
import { bodyOf, listOf } from '../../test-world';
import { lookAt, makeCase, newestRun, runsOf } from '../cases/test-cases';
import { makeFleet, pathOf, statesLeft } from './test-probes';

/** Probes and runs whose process is killed in the middle: what is left is known, and can be cleaned up. */

const folder = mkdtempSync(path.join(tmpdir(), 'troupe-probe-'));
let provider: TestProvider;
let home: Home;
beforeAll(async () => {
  provider = await openTestProvider();
  home = await makeHome(folder, 'probe');
});
afterAll(async () => {
  await provider.close();
  await home.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await home.open();
  return work(store).finally(() => store.close());
}

/** Posts in a process of its own and kills that as soon as the test says so. */
async function killWhile(to: string, body: object, isTime: () => boolean): Promise<void> {
  const script = path.resolve('lib/server/services/probes/test-prober.ts');
  const args = ['--import', 'tsx', script, home.place, provider.url, to, JSON.stringify(body)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!isTime()) {
    if (child.exitCode !== null) throw new Error('the process ended by itself');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Others wait for the heart of the dead one; the test does not. */
const stopHeart = (store: Store, table: 'probes' | 'case_runs') =>
  store.db.execute(
    sql`update ${sql.identifier(table)} set heartbeat_at = clock_timestamp() - interval '1 minute'`,
  );

test('a probe that is killed is cut with its canaries known, and Clean up removes them', async () => {
  const token = await signToken({ exp: 3600 });
  const fleet = await withStore((store) =>
    makeFleet(
      testApiOver(async () => store),
      token,
      3,
    ),
  );
  const before = provider.received.length;
  provider.play(() => {});
  // Asked: so everything is planted.
  await killWhile(pathOf(fleet.agentId), {}, () => provider.received.length > before);
  await withStore(async (store) => {
    const api = testApiOver(async () => store);
    expect(await statesLeft(api, token, fleet)).toHaveLength(9);
    await stopHeart(store, 'probes');
    const [probe] = listOf((await bodyOf(await api.request(pathOf(fleet.agentId), { token }))).items);
    expect(probe).toMatchObject({ status: 'cut', receipt: { planted: 9, removed: 0, left: 9 } });
    const one = `${pathOf(fleet.agentId)}/${probe?.probe_id}`;
    const cleaned = await bodyOf(await api.request(`${one}/clean`, { method: 'POST', token }));
    expect(cleaned).toMatchObject({ status: 'cut', receipt: { planted: 9, removed: 9, left: 0 } });
    expect(await statesLeft(api, token, fleet)).toEqual([]);
    const again = await bodyOf(await api.request(`${one}/clean`, { method: 'POST', token }));
    expect(again).toMatchObject({ receipt: { removed: 9, left: 0 } });
  });
}, 600_000);

test('a run that is killed is cut with the answers so far', async () => {
  const token = await signToken({ exp: 3600 });
  const { agentId } = await withStore(async (store) => {
    const api = testApiOver(async () => store);
    const made = await makeFleet(api, token, 1);
    await makeCase(api, token, made.agentId, {});
    return made;
  });
  const before = provider.received.length;
  provider.play((response) =>
    provider.received.length - before <= 4 ? says('Hello.')(response) : undefined,
  );
  // Four lanes: when eight were asked, the answers of the first four are kept.
  await killWhile(runsOf(agentId), { repeats: 20 }, () => provider.received.length - before >= 8);
  await withStore(async (store) => {
    const api = testApiOver(async () => store);
    await stopHeart(store, 'case_runs');
    const { run, cells } = await lookAt(api, token, agentId, await newestRun(api, token, agentId));
    expect(run).toMatchObject({ status: 'cut', answers: 20, passed: 4, failed: 0, errors: 0 });
    expect(cells).toMatchObject([{ passed: 4 }]);
  });
}, 600_000);
