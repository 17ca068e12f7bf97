import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Observation } from '@/lib/contract/identities';
import { MODES, type Mode } from '@/lib/contract/modes';
import { type Json, openWorld, unique, type World } from '../../test-world';
import { askAs, WIRE } from './test-asking';

/** What has to hold of any sequence, asked of the API over a real database: few runs, each of many requests. */
const RUNS = { numRuns: 8, endOnFailure: true };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.api.close());

const ask = (method: string, path: string, json?: unknown): Promise<Json> =>
  askAs({ api: world.api, token: world.tokens.admin }, method, path, json);

const dataOf = async (method: string, path: string, json?: unknown): Promise<Json> =>
  Object((await ask(method, WIRE + path, json)).data);

const observe = (id: string, observation: unknown) => dataOf('POST', `/${id}/process`, observation);
const observeAll = (id: string, observations: unknown[]) =>
  dataOf('POST', `/${id}/process/batch`, { observations, include_intermediate: true });

async function made(config: object): Promise<string> {
  return String((await dataOf('POST', '', { name: unique('Any'), initial_config: config })).id);
}

const fraction = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1, Number.MIN_VALUE),
);
/** Some modes in capitals, and members left out as callers do. */
const observation = fc.record(
  {
    mode_target: fc.constantFrom(...MODES, ...MODES.map((mode) => mode.toUpperCase() as Mode)),
    signal_strength: fraction,
    confidence: fraction,
    context: fc.dictionary(
      fc.string({ maxLength: 5 }).filter(isStorable),
      fc.constantFrom(1, 'a "b" \\ {c}', null, ['ü']),
    ),
  },
  { requiredKeys: ['mode_target', 'signal_strength'] },
);
const observations = (maxLength: number) => fc.array(observation, { minLength: 1, maxLength });
const config = fc.record({
  mode_strengths: fc.dictionary(fc.constantFrom(...MODES), fraction),
  energy_level: fraction,
});

function isStorable(key: string): boolean {
  return key !== '__proto__' && !key.includes('\u0000') && key.isWellFormed();
}

/** Cut at these places: every part is sent as a batch. */
function partsOf(all: Observation[], cuts: number[]): Observation[][] {
  const ends = [...new Set(cuts.map((cut) => cut % all.length)), all.length].sort(
    (one, other) => one - other,
  );
  return ends.map((end, place) => all.slice(ends[place - 1] ?? 0, end)).filter(({ length }) => length > 0);
}

/** All that can be seen of an identity, but for its name, its id and when things were. */
async function seen(id: string) {
  const { snapshot, contract, drift, series } = await ask('GET', `/api/troupe/v1/identities/${id}/cockpit`);
  const { timestamp: _times, ...lists } = Object(series);
  const { data, pagination } = await ask('GET', `${WIRE}/${id}/history?limit=1000`);
  const history = [data].flat().map((entry) => ({ ...Object(entry), timestamp: '' }));
  const all = { snapshot, contract, drift, lists, history, pagination };
  return JSON.parse(JSON.stringify(all).replaceAll(id, ''));
}

test('a batch is the same as one by one, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      config,
      observations(30),
      fc.array(fc.nat(), { maxLength: 4 }),
      async (from, all, cuts) => {
        const [single, batched] = [await made(from), await made(from)];
        const steps: Json[] = [];
        for (const each of all) steps.push(await observe(single, each));
        const states: unknown[] = [];
        for (const part of partsOf(all, cuts)) {
          const reply = await observeAll(batched, part);
          expect(reply.processed_count).toBe(part.length);
          states.push(...[reply.states].flat());
        }
        const snapshots = steps.map(({ snapshot }) => Object(snapshot));
        expect(snapshots.map(({ cycle }) => cycle)).toEqual(all.map((_each, place) => place + 1));
        expect(states).toEqual(snapshots.map((snapshot) => ({ ...snapshot, instance_id: batched })));
        const once = await seen(single);
        expect(await seen(batched)).toEqual(once);
        expect(once.snapshot).toEqual({ ...snapshots.at(-1), instance_id: '' });
        expect(once.history).toHaveLength(all.length);
      },
    ),
    RUNS,
  );
});

test('after a reset an identity is what one made anew would be, and goes on like it', async () => {
  await fc.assert(
    fc.asyncProperty(
      config,
      fc.constantFrom('initial' as const, 'default' as const),
      observations(60),
      observations(15),
      async (from, mode, before, after) => {
        const used = await made(from);
        await observeAll(used, before);
        expect(await dataOf('POST', `/${used}/reset`, { mode })).toMatchObject({
          cycles_deleted: before.length,
        });
        const anew = await made(mode === 'initial' ? from : {});
        expect(await seen(used)).toEqual(await seen(anew));
        for (const each of after) {
          const [one, other] = [await observe(used, each), await observe(anew, each)];
          expect(JSON.stringify(one).replaceAll(used, anew)).toBe(JSON.stringify(other));
        }
        expect(await seen(used)).toEqual(await seen(anew));
      },
    ),
    RUNS,
  );
});
