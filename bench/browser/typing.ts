import type { Page } from '@playwright/test';
import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50, p95 } from '../statistics';
import { SignedInBrowser } from './chromium';
import { startDelayProxy } from './delay-proxy';
import { ROUND_TRIP_MS } from './moves';

const ROWS = 8;
const READ_MS = 700;
/** Fast typing, and typing with a look at the rows after each key. */
const PACES = { flowing: 120, single: READ_MS };
/** No two begin alike: what was found less than half a minute ago is not asked for again. */
const searches = [
  ...['harbour guide', 'willow', 'coach 77', 'tundra planner', 'opal', 'scout 4', 'marsh tutor', 'zephyr'],
  ...['kestrel 9', 'narrator', 'linden 12', 'beacon watch', 'amber', 'dune 30'],
];
/** Of each search so many keys are typed one by one. */
const SINGLE = 4;

const listSchema = z.object({ items: z.array(z.object({ agent_id: z.string() })) });

interface Waits {
  /** Keys followed by a look: each of those typed one by one, and the last of those typed in a flow. */
  single: number[];
  last: number[];
  /** Every key of a flow, overtaken or not. */
  flowing: number[];
}

/** From a key to the frame in which its rows have been drawn. */
export async function measureTyping(bench: Bench): Promise<Section> {
  const proxy = await startDelayProxy(bench.product.port, ROUND_TRIP_MS / 2);
  const browser = await SignedInBrowser.open(bench, proxy.port);
  const waits: Waits = { single: [], last: [], flowing: [] };
  try {
    const page = await (await browser.context()).newPage();
    await page.goto('/agents');
    await page.getByRole('searchbox', { name: 'Search agents' }).click();
    await page.waitForTimeout(READ_MS * 3);
    await page.evaluate((count) => window.troupeProbe.follow(count), ROWS);
    const count = bench.times(searches.length, 3);
    for (const search of searches.slice(0, count)) {
      const flowing = await type(bench, page, search, PACES.flowing);
      waits.flowing.push(...flowing.values());
      const last = flowing.get(search.length);
      if (last !== undefined) waits.last.push(last);
    }
    for (const search of searches.slice(-count)) {
      const single = await type(bench, page, search.slice(0, SINGLE), PACES.single);
      waits.single.push(...single.values());
    }
  } finally {
    await browser.close();
    await proxy.close();
  }
  return report(waits);
}

/** The rows that the API answers to nothing and to each beginning of the search. */
async function expectRows({ requests }: Bench, search: string): Promise<string[]> {
  const expected = [];
  for (let length = 0; length <= search.length; length += 1) {
    const text = encodeURIComponent(search.slice(0, length).trim());
    const path = `/api/v1/agents?page_size=${ROWS}${text && `&search=${text}`}`;
    const { items } = listSchema.parse(await requests.json(path));
    expected.push(items.map(({ agent_id: id }) => id).join());
  }
  return expected;
}

/** Replaces what stood there; people do not type evenly. Answers the waits by how many signs stood there. */
async function type(bench: Bench, page: Page, search: string, pace: number): Promise<Map<number, number>> {
  const expected = await expectRows(bench, search);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(READ_MS);
  await page.evaluate(() => {
    window.troupeProbe.keys.length = 0;
    window.troupeProbe.shown.length = 0;
  });
  for (const [place, key] of [...search].entries()) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pace + ((place * 37) % 61) - 30);
  }
  await page.waitForTimeout(READ_MS);
  return collect(page, expected);
}

/** Until the rows of a key, or those of a later one, were drawn. */
async function collect(page: Page, expected: string[]): Promise<Map<number, number>> {
  const { keys, shown } = await page.evaluate(() => ({ ...window.troupeProbe, moved: null }));
  const waits = new Map<number, number>();
  for (const [place, pressed] of keys.entries()) {
    const wanted = expected[place + 1];
    // A key that finds the same rows again shows nothing new.
    if (wanted === undefined || wanted === expected[place]) continue;
    const good = new Set(expected.slice(place + 1));
    const drawn = shown.find(({ at, rows }) => at > pressed && good.has(rows));
    waits.set(place + 1, drawn ? drawn.at - pressed : Number.POSITIVE_INFINITY);
  }
  return waits;
}

function report({ single, last, flowing }: Waits): Section {
  const awaited = [...single, ...last];
  const row = (name: string, samples: number[]) => [
    name,
    samples.length,
    p50(samples),
    p95(samples),
    p95(samples) - ROUND_TRIP_MS,
  ];
  return {
    title: `Typing into the search with ${ROUND_TRIP_MS} ms round trip`,
    tables: [
      {
        title: 'From the key to the frame with its rows (ms)',
        columns: ['', 'keys', 'p50', 'p95', 'p95 − round trip'],
        rows: [
          row(`one by one, a key every ${PACES.single} ms`, single),
          row(`a key every ${PACES.flowing} ms: the last one`, last),
          row(`a key every ${PACES.flowing} ms: all of them`, flowing),
        ],
      },
    ],
    notes: [
      'Only keys that change the first rows count. In a flow each key overtakes the one before it: that one waits',
      'until the rows of a later key are there. The goal is about the keys after which somebody looks.',
    ],
    goals: [
      {
        what: 'Key press to result, p95',
        measured: p95(awaited),
        unit: 'ms',
        limit: 120 + ROUND_TRIP_MS,
      },
    ],
  };
}
