import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, openWorld, type World } from '../../test-world';
import { askAs, WIRE } from './test-asking';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const VIEWS = '/api/troupe/v1/identities';

const ask = (method: string, path: string, json?: unknown): Promise<Json> =>
  askAs({ api: world.api, token: world.tokens.admin }, method, path, json);

const dataOf = async (method: string, path: string, json?: unknown): Promise<Json> =>
  Object((await ask(method, WIRE + path, json)).data);

interface Drift {
  level: string;
  deviation: number;
}

interface Series {
  deviation: number[];
  drift_level: string[];
}

/** The bounds as the engine's README has them, not as its code does. */
function levelOf(deviation: number): string {
  if (deviation < 0.05) return 'NONE';
  if (deviation < 0.12) return 'LOW';
  return deviation < 0.25 ? 'MED' : 'HIGH';
}

const withoutRepeats = (levels: string[]) => levels.filter((level, place) => level !== levels[place - 1]);
/** Half sure: one observation is not yet drift. */
const push = { mode_target: 'exploration', signal_strength: 1, confidence: 0.5 };

test('drift rises level by level and is the same in every view of it', async () => {
  const id = String((await dataOf('POST', '', { name: 'Drifting' })).id);
  const told: string[] = [];
  for (let cycle = 0; cycle < 16; cycle++) {
    const tried = await ask('POST', `${VIEWS}/${id}/dry-run`, push);
    const { drift } = await dataOf('POST', `/${id}/process`, push);
    const { level, deviation } = Object(drift) as Drift;
    expect(level).toBe(levelOf(deviation));
    expect(Object(tried.next).drift).toEqual(drift);
    const { drift: now, series } = await ask('GET', `${VIEWS}/${id}/cockpit`);
    const { drift_level, deviation: deviations } = Object(series) as Series;
    expect(now).toEqual(drift);
    expect([drift_level.at(-1), deviations.at(-1)]).toEqual([level, deviation]);
    told.push(level);
    expect(drift_level).toEqual(told);
  }
  expect(withoutRepeats(told)).toEqual(['NONE', 'LOW', 'MED', 'HIGH']);
  const state = Object((await ask('POST', `${VIEWS}/${id}/dry-run`, push)).now);
  expect(state.drift).toMatchObject({ level: 'HIGH' });
  expect(state.snapshot).toEqual(await dataOf('GET', `/${id}/snapshot`));
});

test('drift settles level by level when what was new stays, and a batch says it as one by one does', async () => {
  const id = String((await dataOf('POST', '', { name: 'Settling' })).id);
  const observations = Array.from({ length: 800 }, () => push);
  const first = await dataOf('POST', `/${id}/process/batch`, { observations: observations.slice(0, 40) });
  expect(first.drift).toMatchObject({ level: 'HIGH' });
  const last = await dataOf('POST', `/${id}/process/batch`, { observations });
  expect(last.drift).toMatchObject({ level: 'NONE' });
  const { drift, series } = await ask('GET', `${VIEWS}/${id}/cockpit?from=40&points=400`);
  const { drift_level, deviation } = Object(series) as Series;
  expect(drift).toEqual(last.drift);
  expect(drift_level).toEqual(deviation.map(levelOf));
  expect(withoutRepeats(drift_level)).toEqual(['HIGH', 'MED', 'LOW', 'NONE']);
  await ask('POST', `${WIRE}/${id}/reset`, { mode: 'initial' });
  expect((await ask('GET', `${VIEWS}/${id}/cockpit`)).drift).toEqual({ level: 'NONE', deviation: 0 });
});
