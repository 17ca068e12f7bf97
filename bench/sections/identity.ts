import path from 'node:path';
import * as z from 'zod';
import { MODES } from '@/lib/contract/modes';
import { advance } from '@/lib/identity-engine/advance';
import { contractOf, driftOf, snapshotOf } from '@/lib/identity-engine/read-state';
import { defaultConfig, type IdentityState, newState, type Observation } from '@/lib/identity-engine/state';
import { columnsOf, insertCycles, type Taken } from '@/lib/server/services/identities/write-cycles';
import { openStore } from '@/lib/server/store/connect';
import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';

/** What the vendor of another engine states of it. */
const VENDOR_CYCLES_A_SECOND = 2941;
const BATCH = 1000;
const CYCLES = { many: 100_000, few: 100 };
const BASE = '/api/identity/v1/instances';

/** What identities cost: in process, through HTTP until they are kept, and to look at when there are many cycles. */
export async function measureIdentities(bench: Bench, scratch: string): Promise<Section> {
  const engine = measureEngine();
  const single = await measureOneByOne(bench);
  const { id: many, sent, bare } = await measureBatches(bench, scratch);
  const few = await makeIdentity(bench);
  await bench.requests.json(`${BASE}/${few}/process/batch`, { observations: wireOf(0, CYCLES.few) });
  const [short = [], long = []] = await measureCockpit(bench, [few, many]);
  const aSecond = (ms: number) => Math.round((BATCH / ms) * 1000);
  return {
    title: 'Identities',
    tables: [
      {
        title: 'Cycles a second',
        columns: ['', 'a second', 'p50, ms', 'p99, ms'],
        rows: [
          ['in process, the state alone', engine.advancing, '', ''],
          ['in process, with snapshot, contract and drift', engine.answering, '', ''],
          ['through HTTP, one by one', Math.round(1000 / p50(single)), p50(single), p99(single)],
          [`through HTTP, in batches of ${BATCH}`, aSecond(p50(sent)), p50(sent), p99(sent)],
          ['bare insert of the same rows', aSecond(p50(bare)), p50(bare), p99(bare)],
        ],
      },
      {
        title: `The cockpit, ${short.length} requests each, in turns (ms)`,
        columns: ['', 'p50', 'p99'],
        rows: [
          [`${CYCLES.few} cycles`, p50(short), p99(short)],
          [`${CYCLES.many.toLocaleString('en')} cycles`, p50(long), p99(long)],
        ],
      },
    ],
    notes: [
      'Bare: one statement a batch into a database of its own, nothing read, nothing computed, no request.',
    ],
    goals: [
      {
        what: `Cycles in process against the ${VENDOR_CYCLES_A_SECOND.toLocaleString('en')} that the vendor states of its own`,
        ...{ measured: engine.answering / VENDOR_CYCLES_A_SECOND, unit: '×', limit: 100, atLeast: true },
      },
      {
        what: 'Kept in batches against a bare insert of the same rows',
        ...{ measured: p50(bare) / p50(sent), unit: '×', limit: 0.8, atLeast: true },
      },
      {
        what: `The cockpit of ${CYCLES.many.toLocaleString('en')} cycles against ${CYCLES.few}`,
        ...{ measured: p50(long) / p50(short), unit: '×', limit: 1.2 },
      },
    ],
  };
}

/** Of every kind, without chance: the same in every run. */
function observationAt(cycle: number): Observation {
  const mode = MODES[(cycle * 5) % MODES.length] ?? 'order';
  return { mode, signal: (cycle % 11) / 10, confidence: ((cycle * 3) % 10) / 9 };
}

function wireOf(from: number, length: number) {
  return Array.from({ length }, (_, place) => {
    const { mode, signal, confidence } = observationAt(from + place);
    return { mode_target: mode, signal_strength: signal, confidence };
  });
}

function measureEngine(): { advancing: number; answering: number } {
  const observations = Array.from({ length: BATCH }, (_, cycle) => observationAt(cycle));
  let state = newState(defaultConfig());
  let answered = 0;
  const rate = (cycle: (observation: Observation) => void, rounds: number) => {
    for (const observation of observations) cycle(observation);
    const began = performance.now();
    for (let round = 0; round < rounds; round += 1) for (const each of observations) cycle(each);
    return Math.round((rounds * BATCH * 1000) / (performance.now() - began));
  };
  const take = (observation: Observation) => {
    state = advance(state, observation);
  };
  const answer = (observation: Observation) => {
    take(observation);
    // Kept, so that no compiler may leave it out.
    answered += contractOf(state).allowed_actions.length + driftOf(state).deviation + snapshotOf(state).cycle;
  };
  const rates = { advancing: rate(take, 1000), answering: rate(answer, 500) };
  if (!Number.isFinite(answered)) throw new Error('The engine left its range.');
  return rates;
}

const created = z.object({ data: z.object({ id: z.string() }) });

async function makeIdentity({ requests }: Bench): Promise<string> {
  return created.parse(await requests.json(BASE, { name: 'Bench' })).data.id;
}

async function measureOneByOne(bench: Bench): Promise<number[]> {
  const id = await makeIdentity(bench);
  const samples: number[] = [];
  const times = bench.times(1000, 200);
  for (let cycle = 0; cycle < times; cycle += 1) {
    const [body] = wireOf(cycle, 1);
    const target: Target = { name: 'process', path: `${BASE}/${id}/process`, as: 'api', body };
    samples.push(await bench.requests.time(target));
  }
  return samples;
}

/** A batch and the insert of its rows follow each other, so that a slower machine is slower for both. */
async function measureBatches(bench: Bench, scratch: string) {
  const store = await openStore({ dataDir: path.join(scratch, 'identity') });
  const id = await makeIdentity(bench);
  const [sent, bare]: [number[], number[]] = [[], []];
  let state = newState(defaultConfig());
  for (let from = 0; from < CYCLES.many; from += BATCH) {
    const body = { observations: wireOf(from, BATCH) };
    const target: Target = { name: 'batch', path: `${BASE}/${id}/process/batch`, as: 'api', body };
    sent.push(await bench.requests.time(target));
    const taken = takenFrom(state, from);
    const statement = insertCycles({ tenantId: 'org_bench', identityId: id }, columnsOf(state, taken));
    const began = performance.now();
    await store.db.execute(statement);
    bare.push(performance.now() - began);
    state = taken.at(-1)?.state ?? state;
  }
  await store.close();
  return { id, sent, bare };
}

function takenFrom(before: IdentityState, from: number): Taken[] {
  let state = before;
  return Array.from({ length: BATCH }, (_, place) => {
    const observation = observationAt(from + place);
    state = advance(state, observation);
    return { ...observation, state };
  });
}

function measureCockpit({ requests, times }: Bench, ids: string[]): Promise<number[][]> {
  const targets = ids.map((id): Target => {
    return { name: 'cockpit', path: `/api/troupe/v1/identities/${id}/cockpit`, as: 'api' };
  });
  return requests.interleave(targets, times(300, 60));
}
