import type { Page, Request } from '@playwright/test';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { makeObserved } from '../sections/identity-requests';
import { p50 } from '../statistics';
import { makeTool } from './bench-tool';
import { SignedInBrowser } from './chromium';
import { untilIdle } from './probe';

const BEFORE_KB = 60;
const WITH_KB = 150;

interface Tab {
  name: string;
  path(bench: Bench, identityId: string): string;
  /** What loads with its first use, in the order in which it is used. */
  parts: { name: string; use(page: Page): Promise<void> }[];
}

const tabs: Tab[] = [
  {
    name: 'Personality',
    path: ({ few }) => `/agents/${few.id}/personality`,
    parts: [{ name: 'all charts seen', use: (page) => page.keyboard.press('End') }],
  },
  {
    name: 'Tools',
    path: ({ few }) => `/agents/${few.id}/tools`,
    parts: [
      {
        name: 'editor used',
        use: async (page) => {
          await page.getByRole('button', { name: 'Edit parameters' }).click();
          await page.getByRole('textbox', { name: 'Parameters' }).waitFor();
        },
      },
      {
        name: 'tool tried too',
        use: async (page) => {
          await page.getByRole('button', { name: 'Fill in the arguments' }).click();
          await page.getByText('The arguments keep to the schema').waitFor();
        },
      },
    ],
  },
  {
    name: 'Cockpit',
    path: (_bench, identityId) => `/identities/${identityId}`,
    parts: [
      { name: 'table shown', use: (page) => page.getByRole('button', { name: 'Show as a table' }).click() },
      {
        name: 'an observation tried too',
        use: async (page) => {
          await page
            .getByRole('form', { name: 'Observation' })
            .getByRole('combobox', { name: 'Mode' })
            .focus();
          await page.getByRole('table', { name: 'What would change' }).waitFor();
        },
      },
      {
        name: 'a file asked for too',
        use: async (page) => {
          await page.getByRole('button', { name: 'Send a file…' }).click();
          await page.getByRole('dialog', { name: 'Send a file of observations' }).waitFor();
        },
      },
    ],
  },
];

/** Bytes beyond the list: idle, and after the use of each part. */
type Added = number[];

/** Scripts that a tab loads beyond those of the list of agents, before and after its heavy part is used. */
export async function measureTabScripts(bench: Bench): Promise<Section> {
  await makeTool(bench);
  const identityId = await makeObserved(bench, 100);
  const browser = await SignedInBrowser.open(bench);
  const added = tabs.map((): Added[] => []);
  try {
    for (let round = 0; round < bench.times(5, 2); round += 1) {
      for (const [place, tab] of tabs.entries()) {
        const context = await browser.context();
        added[place]?.push(await measureTab(await context.newPage(), tab, tab.path(bench, identityId)));
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return report(added);
}

async function measureTab(page: Page, tab: Tab, address: string): Promise<Added> {
  const scripts = followScripts(page);
  await page.goto('/agents');
  await untilIdle(page, scripts.isBusy);
  const list = await scripts.bytes();
  // The router's own move: a click on the way would load what stands between.
  await page.evaluate((path) => Reflect.get(window, 'next').router.push(path), address);
  await page.locator('main nav a[aria-current=page]', { hasText: tab.name }).waitFor();
  await untilIdle(page, scripts.isBusy);
  const added = [(await scripts.bytes()) - list];
  for (const { use } of tab.parts) {
    await use(page);
    await untilIdle(page, scripts.isBusy);
    added.push((await scripts.bytes()) - list);
  }
  return added;
}

/** Counts what is loaded as a script, by the page or by a worker of it. */
export function followScripts(page: Page) {
  const underWay = new Set<Request>();
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) underWay.add(request);
  });
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('requestfinished', (request) => {
    underWay.delete(request);
    if (request.resourceType() !== 'script') return;
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  return {
    isBusy: () => underWay.size > 0,
    bytes: async () => (await Promise.all(sizes)).reduce((total, size) => total + size, 0),
  };
}

function report(added: Added[][]): Section {
  const figures = tabs.flatMap((tab, place) =>
    ['idle', ...tab.parts.map(({ name }) => name)].map((part, step) => ({
      what: `${tab.name}, ${part}`,
      kB: p50((added[place] ?? []).map((one) => one[step] ?? 0)) / 1000,
      limit: step === 0 ? BEFORE_KB : WITH_KB,
    })),
  );
  return {
    title: `Bytes a tab adds over the list, empty cache, median of ${added[0]?.length}`,
    tables: [
      {
        title: 'Scripts beyond those of the list of agents, on the wire (kB, headers included)',
        columns: ['', 'kB'],
        rows: figures.map(({ what, kB }) => [what, kB]),
      },
    ],
    notes: [
      'What every tab of an agent or an identity shares, its header and its scope, is counted with each.',
    ],
    goals: figures.map(({ what, kB, limit }) => ({ what, measured: kB, unit: 'kB', limit })),
  };
}
