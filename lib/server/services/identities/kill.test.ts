import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { advance } from '@/lib/identity-engine/advance';
import { type IdentityState, newState, type Observation } from '@/lib/identity-engine/state';
import { type Home, makeHome } from '../../store/test-home';
import { signToken, testApiOver } from '../../test-api';
import { bodyOf } from '../../test-world';

const KILLS = 5;
const SIZE = 1000;
const folder = mkdtempSync(path.join(tmpdir(), 'troupe-kill-identity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function makeIdentity(home: Home): Promise<string> {
  const store = await home.open();
  const init = { method: 'POST', token: await signToken(), json: { name: 'Killed' } };
  const api = testApiOver(async () => store);
  const made = await bodyOf(await api.request('/api/identity/v1/instances', init));
  await store.close();
  return String(Object(made.data).id);
}

/** Kills the process so many milliseconds after a batch was kept; answers how many observations it said were kept. */
async function killAfter(home: Home, identityId: string, { batches, ms }: { batches: number; ms: number }) {
  const script = path.resolve('lib/server/services/identities/test-observer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, home.place, identityId, String(SIZE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let kept = 0;
  let isDue = false;
  for await (const line of createInterface({ input: child.stdout })) {
    kept = Number(/^kept (\d+)$/.exec(line)?.[1] ?? kept);
    if (!isDue && kept >= batches * SIZE) setTimeout(() => child.kill('SIGKILL'), ms);
    isDue ||= kept >= batches * SIZE;
  }
  await gone;
  return kept;
}

interface Kept {
  cycle: number;
  state: IdentityState;
  initial: Parameters<typeof newState>[0];
  history: (Observation & { cycle: number })[];
}

async function read(home: Home, identityId: string): Promise<Kept> {
  const store = await home.open();
  const { rows } = await store.db.execute<Kept & Record<string, unknown>>(sql`
    select cycle, state, initial, coalesce((
      select json_agg(json_build_object('cycle', c.cycle, 'mode', mode, 'signal', signal, 'confidence', confidence)
        order by c.cycle)
      from identity_cycles as c where c.identity_id = ${identityId}), '[]') as history
    from identities where identity_id = ${identityId}`);
  await store.close();
  const [found] = rows;
  if (!found) throw new Error('the identity is gone');
  return found;
}

test('a process that is killed in the middle of batches leaves whole ones, and a state that is theirs', async () => {
  const home = await makeHome(folder, 'identity');
  const identityId = await makeIdentity(home);
  let before = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const said = await killAfter(home, identityId, { batches: kill % 2, ms: kill * 9 });
    const kept = await read(home, identityId);
    expect(kept.history.map(({ cycle }) => cycle)).toEqual(
      Array.from({ length: kept.cycle }, (_, at) => at + 1),
    );
    expect(kept.cycle % SIZE).toBe(0);
    // What was said to be kept is, and at most the one that was under way besides.
    expect([before + said, before + said + SIZE]).toContain(kept.cycle);
    expect(kept.state).toEqual(kept.history.reduce(advance, newState(kept.initial)));
    before = kept.cycle;
  }
  await home.remove();
}, 240_000);
