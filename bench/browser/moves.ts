import type { Page } from '@playwright/test';
import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50, p95, shareUnder } from '../statistics';
import { SignedInBrowser } from './chromium';
import { startDelayProxy } from './delay-proxy';
import type { Place } from './probe';

export const ROUND_TRIP_MS = 80;
const REST_MS = 200;
const SETTLE_MS = 3000;
const FIRST_MS = 200;
const WARM_MS = 100;

const ways = {
  hover: `pointer rests ${REST_MS} ms, then presses`,
  direct: 'pointer arrives and presses at once',
  keyboard: 'Tab, then Enter after 100 ms',
} as const;
type Way = keyof typeof ways;

const listSchema = z.object({ items: z.array(z.object({ agent_id: z.string(), name: z.string() })) });
type Agent = z.infer<typeof listSchema>['items'][number];

const steps = [
  { key: 'open', name: 'list → agent', kind: 'first' },
  { key: 'tab', name: 'agent → instances', kind: 'first' },
  { key: 'back', name: 'back to agent', kind: 'warm' },
  { key: 'backAgain', name: 'back to list', kind: 'warm' },
  { key: 'reopen', name: 'list → agent again', kind: 'warm' },
  { key: 'retab', name: 'agent → instances again', kind: 'warm' },
  { key: 'home', name: 'instances → list', kind: 'warm' },
] as const;
type Times = Record<(typeof steps)[number]['key'], number>;

/** Moves of a person through the product over a network with a long way. */
export async function measureMoves(bench: Bench): Promise<Section> {
  const proxy = await startDelayProxy(bench.product.port, ROUND_TRIP_MS / 2);
  const browser = await SignedInBrowser.open(bench, proxy.port);
  const measured = new Map<Way, Times[]>();
  try {
    const { items } = listSchema.parse(await bench.requests.json('/api/v1/agents?page_size=100'));
    const page = await (await browser.context()).newPage();
    await page.goto('/agents');
    await page.waitForTimeout(SETTLE_MS);
    const each = bench.times(8, 2);
    for (const way of Object.keys(ways) as Way[]) {
      // Every way has agents of its own, or the second would find what the first has fetched.
      const agents = items.splice(0, each);
      const times = [];
      for (const agent of agents) times.push(await walk(page, agent, way));
      measured.set(way, times);
    }
  } finally {
    await browser.close();
    await proxy.close();
  }
  return report(measured);
}

async function walk(page: Page, { agent_id: id, name }: Agent, way: Way): Promise<Times> {
  const list: Place = { path: '/agents', selector: 'main tbody tr[aria-rowindex] a' };
  const agent: Place = { path: `/agents/${id}/profile`, selector: 'main h1', text: name };
  const tab: Place = { path: `/agents/${id}/instances`, selector: 'main', text: 'default' };
  const toAgent = `main a[href="/agents/${id}/profile"]`;
  const toTab = `main a[href="/agents/${id}/instances"]`;
  return {
    open: await move(page, agent, () => press(page, toAgent, way)),
    tab: await move(page, tab, () => press(page, toTab, way)),
    back: await move(page, agent, 'back'),
    backAgain: await move(page, list, 'back'),
    reopen: await move(page, agent, () => press(page, toAgent, way)),
    retab: await move(page, tab, () => press(page, toTab, way)),
    home: await move(page, list, () => press(page, 'header a[href="/agents"]', way)),
  };
}

/** What a person does between two moves. */
const LOOK_MS = 400;

async function move(page: Page, place: Place, act: 'back' | (() => Promise<void>)): Promise<number> {
  await page.waitForTimeout(LOOK_MS);
  const fromNow = act === 'back';
  await page.evaluate(([where, now]) => window.troupeProbe.arm(where, now), [place, fromNow] as const);
  if (!fromNow) await act();
  return page.evaluate(() => window.troupeProbe.moved ?? Number.NaN);
}

async function press(page: Page, selector: string, way: Way): Promise<void> {
  const link = page.locator(selector).first();
  if (way === 'keyboard') {
    await link.focus();
    await page.waitForTimeout(100);
    return page.keyboard.press('Enter');
  }
  await link.scrollIntoViewIfNeeded();
  const box = await link.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page.`);
  const [x, y] = [box.x + Math.min(20, box.width / 2), box.y + box.height / 2];
  if (way === 'hover') await approach(page, x, y);
  else await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
}

/** A hand takes a while to cross the page, and rests before it presses. */
async function approach(page: Page, x: number, y: number): Promise<void> {
  for (let step = 5; step >= 0; step -= 1) {
    await page.mouse.move(x + 60 * step, y + 20 * step);
    await page.waitForTimeout(step > 0 ? 30 : REST_MS);
  }
}

function report(measured: Map<Way, Times[]>): Section {
  const all = [...measured.values()].flat();
  const samples = (kind: 'first' | 'warm', times: Times[]) =>
    steps.filter((step) => step.kind === kind).flatMap(({ key }) => times.map((one) => one[key]));
  const share = (kind: 'first' | 'warm', times: Times[], limit: number) =>
    100 * shareUnder(samples(kind, times), limit);
  const medians = steps.map(({ name, key }) => [
    name,
    ...[...measured.values()].map((times) => {
      const samples = times.map((one) => one[key]).sort((a, b) => a - b);
      return `${p50(samples).toFixed(0)}  (${samples.slice(-2).map(Math.round).join(', ')})`;
    }),
  ]);
  return {
    title: `Moves with ${ROUND_TRIP_MS} ms round trip`,
    tables: [
      {
        title: `From the press to the frame after the main content, median and the two slowest of ${all.length / measured.size} agents each (ms)`,
        columns: ['', ...measured.keys()],
        rows: medians,
      },
      {
        title: 'All moves',
        columns: ['', `first, % under ${FIRST_MS} ms`, 'p95, ms', `warm, % under ${WARM_MS} ms`, 'p95, ms'],
        rows: [...measured].map(([way, times]) => [
          `${way}: ${ways[way]}`,
          share('first', times, FIRST_MS),
          p95(samples('first', times)),
          share('warm', times, WARM_MS),
          p95(samples('warm', times)),
        ]),
      },
    ],
    notes: [
      'The browser speaks to a proxy that holds bytes back in both directions, and connections while they open:',
      'closer to a real network than the delay of the developer tools, which leaves out what connections cost.',
      'First: a page that this browser has not shown. Warm: back, and pages that it has shown.',
    ],
    goals: [
      {
        what: `First moves under ${FIRST_MS} ms`,
        measured: share('first', all, FIRST_MS),
        unit: '%',
        limit: 95,
        atLeast: true,
      },
      {
        what: `Warm moves under ${WARM_MS} ms`,
        measured: share('warm', all, WARM_MS),
        unit: '%',
        limit: 95,
        atLeast: true,
      },
    ],
  };
}
