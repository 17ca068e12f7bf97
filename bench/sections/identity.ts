import { advance } from '@/lib/identity-engine/advance';
import { contractOf, driftOf, snapshotOf } from '@/lib/identity-engine/read-state';
import { defaultConfig, newState, type Observation } from '@/lib/identity-engine/state';
import type { Store } from '@/lib/server/store/connect';
import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';
import { bareCycles } from './bare-cycles';
import { BASE, makeIdentity, makeObserved, observationAt, wireOf } from './identity-requests';

/** What the vendor of another engine states of it. */
const VENDOR_CYCLES_A_SECOND = 2941;
const BATCH = 1000;
const CYCLES = { many: 100_000, few: 100 };

/** What this needs of the bench. */
type Measured = Pick<Bench, 'requests' | 'times'>;

interface Database {
  name: string;
  /** One of the same kind, for bare inserts. */
  openAnother(): Promise<Store>;
}

/** What identities cost: in process, through HTTP until they are kept, and to look at when there are many cycles. */
export async function measureIdentities(bench: Measured, database: Database): Promise<Section> {
  const engine = measureEngine();
  const single = await measureOneByOne(bench);
  const batches = await measureBatches(bench, database);
  const few = await makeObserved(bench, CYCLES.few);
  const cockpit = await measureCockpit(bench, [few, batches.id]);
  return { title: `Identities on ${database.name}`, ...report({ engine, single, ...batches, cockpit }) };
}

interface Figures {
  engine: { advancing: number; answering: number };
  single: number[];
  sent: number[];
  lists: number[];
  product: number[];
  cockpit: number[][];
}

function report({ engine, single, sent, lists, product, cockpit }: Figures): Omit<Section, 'title'> {
  const [short = [], long = []] = cockpit;
  const many = CYCLES.many.toLocaleString('en');
  const aSecond = (ms: number) => Math.round((BATCH / ms) * 1000);
  const batchRow = (name: string, all: number[]) => [name, aSecond(p50(all)), p50(all), p99(all)];
  return {
    tables: [
      {
        title: 'Cycles a second',
        columns: ['', 'a second', 'p50, ms', 'p99, ms'],
        rows: [
          ['in process, the state alone', engine.advancing, '', ''],
          ['in process, with snapshot, contract and drift', engine.answering, '', ''],
          ['kept through HTTP, one by one', Math.round(1000 / p50(single)), p50(single), p99(single)],
          batchRow(`kept through HTTP, in batches of ${BATCH}`, sent),
          batchRow('bare insert of the same rows, lists by the driver', lists),
          batchRow("the product's own statement alone, binary lists", product),
        ],
      },
      {
        title: `The cockpit, ${short.length} requests each, in turns (ms)`,
        columns: ['', 'p50', 'p99'],
        rows: [
          [`${CYCLES.few} cycles`, p50(short), p99(short)],
          [`${many} cycles`, p50(long), p99(long)],
        ],
      },
    ],
    notes: [
      `The inserts follow each batch, each in turns: one statement and its commit, into a database of their own.`,
      `Against its own statement alone a batch reaches ${(p50(product) / p50(sent)).toFixed(2)}: the rest is HTTP, the check, the row that is held.`,
    ],
    goals: [
      {
        what: `Cycles in process against the ${VENDOR_CYCLES_A_SECOND.toLocaleString('en')} that the vendor states of its own`,
        ...{ measured: engine.answering / VENDOR_CYCLES_A_SECOND, unit: '×', limit: 100, atLeast: true },
      },
      {
        what: 'Kept in batches against a bare insert of the same rows',
        ...{ measured: p50(lists) / p50(sent), unit: '×', limit: 0.8, atLeast: true },
      },
      {
        what: `The cockpit of ${many} cycles against ${CYCLES.few}`,
        ...{ measured: p50(long) / p50(short), unit: '×', limit: 1.2 },
      },
    ],
  };
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

async function measureOneByOne(bench: Measured): Promise<number[]> {
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

/** A batch and the inserts of its rows follow each other, so that a slower machine is slower for all. */
async function measureBatches(bench: Measured, { openAnother }: Database) {
  const store = await openAnother();
  const id = await makeIdentity(bench);
  const [sent, lists, product]: [number[], number[], number[]] = [[], [], []];
  let state = newState(defaultConfig());
  for (let from = 0; from < CYCLES.many; from += BATCH) {
    const body = { observations: wireOf(from, BATCH) };
    const target: Target = { name: 'batch', path: `${BASE}/${id}/process/batch`, as: 'api', body };
    const bare = bareCycles(
      store,
      state,
      Array.from({ length: BATCH }, (_, place) => observationAt(from + place)),
    );
    const steps = [
      async () => sent.push(await bench.requests.time(target)),
      async () => lists.push(await bare.asLists()),
      async () => product.push(await bare.asProduct()),
    ];
    // None always follows the same other.
    const first = (from / BATCH) % steps.length;
    for (const step of [...steps.slice(first), ...steps.slice(0, first)]) await step();
    state = bare.after;
  }
  await store.close();
  return { id, sent, lists, product };
}

function measureCockpit({ requests, times }: Measured, ids: string[]): Promise<number[][]> {
  const targets = ids.map((id): Target => {
    return { name: 'cockpit', path: `/api/troupe/v1/identities/${id}/cockpit`, as: 'api' };
  });
  return requests.interleave(targets, times(300, 60));
}
