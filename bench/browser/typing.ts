import type { Page } from '@playwright/test';
import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50, p95 } from '../statistics';
import { SignedInBrowser } from './chromium';
import { startDelayProxy } from './delay-proxy';
import { ROUND_TRIP_MS } from './moves';

const ROWS = 8;
const PACE_MS = 120;
const READ_MS = 900;
const searches = [
  ...['harbour guide', 'willow', 'coach 77', 'tundra planner', 'opal', 'scout 4', 'marsh tutor', 'zephyr'],
  ...['kestrel 9', 'narrator', 'slate 12', 'beacon watch'],
];

const listSchema = z.object({ items: z.array(z.object({ agent_id: z.string() })) });

interface Waits {
  /** Of every key that changes what is found. */
  keys: number[];
  /** Of the last key of a search alone. */
  last: number[];
}

/** From each key to the frame in which its rows, or those of a key after it, have been drawn. */
export async function measureTyping(bench: Bench): Promise<Section> {
  const proxy = await startDelayProxy(bench.product.port, ROUND_TRIP_MS / 2);
  const browser = await SignedInBrowser.open(bench, proxy.port);
  const waits: Waits = { keys: [], last: [] };
  try {
    const page = await (await browser.context()).newPage();
    await page.goto('/agents');
    await page.getByRole('searchbox', { name: 'Search agents' }).click();
    await page.waitForTimeout(READ_MS * 2);
    await page.evaluate((count) => window.troupeProbe.follow(count), ROWS);
    for (const search of searches.slice(0, bench.times(searches.length, 3))) {
      const expected = await expectRows(bench, search);
      await type(page, search);
      await collect(page, expected, waits);
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

/** Replaces what stood there; people do not type evenly. */
async function type(page: Page, search: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(READ_MS);
  await page.evaluate(() => {
    window.troupeProbe.keys.length = 0;
    window.troupeProbe.shown.length = 0;
  });
  for (const [place, key] of [...search].entries()) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PACE_MS + ((place * 37) % 61) - 30);
  }
  await page.waitForTimeout(READ_MS);
}

async function collect(page: Page, expected: string[], waits: Waits): Promise<void> {
  const { keys, shown } = await page.evaluate(() => ({ ...window.troupeProbe, moved: null }));
  for (const [place, pressed] of keys.entries()) {
    const wanted = expected[place + 1];
    if (wanted === undefined || wanted === expected[place]) continue;
    const good = new Set(expected.slice(place + 1));
    const drawn = shown.find(({ at, rows }) => at > pressed && good.has(rows));
    const wait = drawn ? drawn.at - pressed : Number.POSITIVE_INFINITY;
    waits.keys.push(wait);
    if (place === keys.length - 1) waits.last.push(wait);
  }
}

function report({ keys, last }: Waits): Section {
  const limit = 120 + ROUND_TRIP_MS;
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
        title: `From the key to the frame with its rows (ms); a key every ${PACE_MS} ms or so`,
        columns: ['', 'keys', 'p50', 'p95', 'p95 − round trip'],
        rows: [row('every key that changes the rows', keys), row('the last key of a search', last)],
      },
    ],
    notes: ['A key that the next one overtook waits until the rows of a later key are there.'],
    goals: [{ what: 'Key press to result, p95', measured: p95(keys), unit: 'ms', limit }],
  };
}
