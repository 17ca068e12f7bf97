import path from 'node:path';
import { streamText } from 'ai';
import { rehearsalModel } from '@/lib/server/chat/rehearsal/model';
import { says } from '@/lib/server/chat/test-provider';
import { findPostgres, startCluster } from '@/scripts/test/cluster';
import { type ChatWorld, openChatWorld } from '../chat/chat-world';
import { timeStream } from '../chat/first-text';
import type { Cell, Goal, Section } from '../report';
import { p50, p99 } from '../statistics';

const WARM_UP = 40;
const PIECES = 1000;

interface Measured {
  /** Milliseconds to the first text. */
  model: number[];
  api: number[];
  rehearsal: number[];
  rehearsalApi: number[];
  /** Microseconds that a piece takes longer through the API. */
  relay: number;
}

/** What the engine adds before the first word, over what the model itself takes, in this process. */
export async function measureChat(scratch: string, quick: boolean): Promise<Section> {
  const rounds = quick ? 60 : 300;
  const embedded = await inWorld({ dataDir: path.join(scratch, 'chat') }, rounds);
  const programs = findPostgres();
  const server = programs ? await onServer(programs, rounds) : undefined;
  const all: [string, Measured][] = [
    ['PGlite', embedded],
    ...(server ? [['PostgreSQL', server] as [string, Measured]] : []),
  ];
  return {
    title: 'Chat, in process',
    tables: [
      {
        title: `Time to the first text, ${rounds} each, in turns (ms)`,
        columns: ['', 'p50', 'p99', 'added p50', 'added p99'],
        rows: all.flatMap(([name, measured]) => rowsOf(name, measured)),
      },
      {
        title: `An answer of ${PIECES.toLocaleString('en')} pieces: what each takes longer through the API (µs)`,
        columns: ['', 'a piece'],
        rows: all.map(([name, { relay }]) => [name, relay]),
      },
      { title: 'The SDK around the same model (ms)', columns: ['', 'p50'], rows: await sdkRows(rounds) },
    ],
    notes: [
      'Asked directly: the same request that the product sends, by fetch, to the same scripted provider in this process.',
      ...(server ? [] : ['PostgreSQL is not installed here, so only the embedded database was asked.']),
    ],
    goals: all.map(([name, measured]) => goalOf(name, measured)),
  };
}

function rowsOf(name: string, { model, api, rehearsal, rehearsalApi }: Measured): Cell[][] {
  const row = (what: string, samples: number[], base?: number[]): Cell[] => [
    `${name}, ${what}`,
    ...[p50(samples), p99(samples)],
    ...(base ? [p50(samples) - p50(base), p99(samples) - p99(base)] : ['', '']),
  ];
  return [
    row('the model asked directly', model),
    row('through the API', api, model),
    row('the rehearsal asked directly', rehearsal),
    row('the rehearsal through the API', rehearsalApi, rehearsal),
  ];
}

function goalOf(name: string, { model, api }: Measured): Goal {
  const measured = p50(api) - p50(model);
  return { what: `Added time to the first text, ${name}, p50`, measured, unit: 'ms', limit: 3 };
}

async function onServer(programs: string, rounds: number): Promise<Measured> {
  const cluster = await startCluster(programs);
  try {
    return await inWorld({ dataDir: '', databaseUrl: cluster.url }, rounds);
  } finally {
    await cluster.stop();
  }
}

async function inWorld(where: Parameters<typeof openChatWorld>[0], rounds: number): Promise<Measured> {
  const world = await openChatWorld(where);
  try {
    return { ...(await firstTexts(world, rounds)), relay: await relayCost(world) };
  } finally {
    await world.close();
  }
}

async function firstTexts(world: ChatWorld, rounds: number): Promise<Omit<Measured, 'relay'>> {
  const measured = { model: [], api: [], rehearsal: [], rehearsalApi: [] } as Record<string, number[]>;
  const ways: Record<string, () => Promise<number>> = {
    model: async () => (await timeStream(world.askModel)).firstMs,
    api: async () => (await timeStream(() => world.askAgent())).firstMs,
    rehearsal: firstOfRehearsal,
    rehearsalApi: async () => (await timeStream(() => world.askAgent('rehearsal'))).firstMs,
  };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [name, ask] of Object.entries(ways)) {
      const ms = await ask();
      if (round >= 0) measured[name]?.push(ms);
    }
  }
  const { model = [], api = [], rehearsal = [], rehearsalApi = [] } = measured;
  return { model, api, rehearsal, rehearsalApi };
}

const PROMPT = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'How is the sea?' }] }];

async function firstOfRehearsal(): Promise<number> {
  const began = performance.now();
  let first = Number.NaN;
  const { stream } = await rehearsalModel('rehearsal-1').doStream({ prompt: PROMPT });
  for await (const part of stream) {
    if (part.type === 'text-delta' && Number.isNaN(first)) first = performance.now() - began;
  }
  return first;
}

async function relayCost(world: ChatWorld): Promise<number> {
  world.provider.play(says(...Array.from({ length: PIECES }, (_, place) => `word ${place} `)));
  const through: number[] = [];
  const direct: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    for (const [samples, ask] of [
      [direct, world.askModel],
      [through, () => world.askAgent()],
    ] as const) {
      const { firstMs, wholeMs, pieces } = await timeStream(ask);
      if (pieces !== PIECES) throw new Error(`${pieces} of ${PIECES} pieces came.`);
      if (round >= 2) samples.push(wholeMs - firstMs);
    }
  }
  return ((p50(through) - p50(direct)) / PIECES) * 1000;
}

/** Why the engine speaks to the SDK's models by their own interface. */
async function sdkRows(rounds: number): Promise<Cell[][]> {
  const model = rehearsalModel('rehearsal-1');
  const around: number[] = [];
  const alone: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const began = performance.now();
    let first = Number.NaN;
    for await (const _text of streamText({ model, prompt: 'How is the sea?' }).textStream) {
      if (Number.isNaN(first)) first = performance.now() - began;
    }
    const direct = await firstOfRehearsal();
    if (round < 0) continue;
    around.push(first);
    alone.push(direct);
  }
  return [
    ['first text of the rehearsal', p50(alone)],
    ['the same through streamText', p50(around)],
  ];
}
