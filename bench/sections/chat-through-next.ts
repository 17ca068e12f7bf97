import { begin, chunk, says, type TestProvider } from '@/lib/server/chat/test-provider';
import type { Bench } from '../bench';
import { timeStream } from '../chat/first-text';
import type { Section } from '../report';
import { p50, p99 } from '../statistics';

const HELD = 500;
const question = { messages: [{ role: 'user', content: 'How is the sea?' }], user_id: 'ada' };

/** What a chat costs through Next, and what many at once take. */
export async function measureChatThroughNext(bench: Bench, provider: TestProvider): Promise<Section> {
  const ask = (more: object = {}) =>
    bench.requests.stream(`/api/v1/agents/${bench.few.id}/chat`, { ...question, ...more });
  provider.play(says('The sea', ' is calm.'));
  await (await ask()).text();
  const sent = provider.received.at(-1)?.text ?? '';
  const headers = { 'Content-Type': 'application/json' };
  const ways: [name: string, time: () => Promise<number>][] = [
    ['empty route', () => timeEmpty(bench)],
    [
      'the model asked directly',
      async () =>
        (
          await timeStream(() =>
            fetch(`${provider.url}/chat/completions`, { method: 'POST', headers, body: sent }),
          )
        ).firstMs,
    ],
    ['through Next', async () => (await timeStream(ask)).firstMs],
    [
      'the rehearsal through Next',
      async () => (await timeStream(() => ask({ provider: 'rehearsal' }))).firstMs,
    ],
  ];
  const samples = await inTurns(ways, bench.times(200, 40));
  const [empty = [], model = [], next = []] = samples;
  const held = await holdStreams(bench, provider, bench.times(HELD, 50));
  const added = p50(next) - p50(model) - p50(empty);
  return {
    title: 'Chat, through Next',
    tables: [
      {
        title: `Time to the first text, ${empty.length} each, in turns (ms)`,
        columns: ['', 'p50', 'p99'],
        rows: ways.map(([name], place) => [name, p50(samples[place] ?? []), p99(samples[place] ?? [])]),
      },
      {
        title: 'Added: through Next, without what the model and an empty route take (ms)',
        columns: ['', 'p50', 'p99'],
        rows: [['added', added, p99(next) - p99(model) - p99(empty)]],
      },
      {
        title: 'Streams held at once',
        columns: ['', ''],
        rows: [
          ['streams that had their first text and waited', held.streams],
          ['memory a stream (kB)', held.kilobytes],
        ],
      },
    ],
    notes: ['Memory: of the server’s process, before and while they are held, without a forced collection.'],
    goals: [
      { what: 'Added time to the first text through Next, p50', measured: added, unit: 'ms', limit: 6 },
    ],
  };
}

async function timeEmpty({ product }: Bench): Promise<number> {
  const began = performance.now();
  await (await fetch(`${product.origin}/api/bench/empty`)).text();
  return performance.now() - began;
}

async function inTurns(ways: [string, () => Promise<number>][], rounds: number): Promise<number[][]> {
  const samples = ways.map((): number[] => []);
  for (let round = -20; round < rounds; round += 1) {
    for (const [place, [, time]] of ways.entries()) {
      const ms = await time();
      if (round >= 0) samples[place]?.push(ms);
    }
  }
  return samples;
}

/** Answers that have begun and do not end until all have begun. */
async function holdStreams({ product, requests, few }: Bench, provider: TestProvider, many: number) {
  const waiting: (() => void)[] = [];
  provider.play((response) => {
    begin(response);
    response.write(chunk({ content: 'One moment' }));
    waiting.push(() => response.end(chunk({}, 'stop')));
  });
  const before = product.memory();
  const readers = await Promise.all(
    Array.from({ length: many }, async (_, user) => {
      const body = { ...question, user_id: `user-${user}` };
      const response = await requests.stream(`/api/v1/agents/${few.id}/chat`, body);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = ''; reader && !text.includes('One moment'); ) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`a stream ended before its first text: ${text.slice(0, 300)}`);
        text += value;
      }
      return reader;
    }),
  );
  const kilobytes = ((product.memory() - before) * 1024) / many;
  for (const end of waiting) end();
  for (const reader of readers) while (reader && !(await reader.read()).done);
  return { streams: readers.length, kilobytes };
}
