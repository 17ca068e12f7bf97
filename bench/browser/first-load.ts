import type { BrowserContext } from '@playwright/test';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { p50 } from '../statistics';
import { SignedInBrowser } from './chromium';
import { untilIdle } from './probe';

const SLOWDOWN = 4;
const pages = [
  { name: 'bare page (Next, React)', path: '/bench/bare' },
  { name: 'bare page under Clerk', path: '/bench/clerk' },
  { name: 'list of agents', path: '/agents' },
];

interface Load {
  bytes: number;
  clerkBytes: number;
  requests: number;
  largestPaint: number;
  blocking: number;
  shift: number;
}

/** The first visit with an empty cache, on a processor four times slower. */
export async function measureFirstLoad(bench: Bench): Promise<Section> {
  const browser = await SignedInBrowser.open(bench);
  const loads = pages.map((): Load[] => []);
  try {
    for (let round = 0; round < bench.times(7, 2); round += 1) {
      for (const [place, { path }] of pages.entries()) {
        const context = await browser.context();
        loads[place]?.push(await load(context, path));
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return report(loads);
}

async function load(context: BrowserContext, path: string): Promise<Load> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const scripts = new Map<string, { url: string; bytes: number }>();
  const underWay = new Set<string>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    // The browser never says that a worker made of a blob has loaded.
    if (!request.url.startsWith('blob:')) underWay.add(requestId);
  });
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, { url: response.url, bytes: 0 });
  });
  devtools.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    underWay.delete(requestId);
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(path, { waitUntil: 'load' });
  await untilIdle(page, () => underWay.size > 0);
  const { largestPaint, blocking, shift } = await page.evaluate(() => ({ ...window.troupeProbe }));
  const all = [...scripts.values()];
  return {
    bytes: sum(all.map(({ bytes }) => bytes)),
    clerkBytes: sum(all.filter(({ url }) => url.includes('/@clerk/')).map(({ bytes }) => bytes)),
    requests: all.length,
    ...{ largestPaint, blocking, shift },
  };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

function report(loads: Load[][]): Section {
  const median = (place: number, key: keyof Load) => p50((loads[place] ?? []).map((one) => one[key]));
  const kB = (place: number, key: keyof Load) => median(place, key) / 1000;
  const [next, clerk, total] = [kB(0, 'bytes'), kB(1, 'bytes'), kB(2, 'bytes')];
  const clerkJs = kB(2, 'clerkBytes');
  return {
    title: `First load in Chromium, empty cache, median of ${loads[0]?.length}`,
    tables: [
      {
        title: 'Scripts of the list of agents until idle, on the wire (kB, headers included)',
        columns: ['', 'kB'],
        rows: [
          ['Next and React (the bare page)', next],
          ['Clerk inside the application', clerk - next - kB(1, 'clerkBytes')],
          ['clerk-js', clerkJs],
          ['ours', total - clerkJs - (clerk - kB(1, 'clerkBytes'))],
          [`all (${median(2, 'requests')} files)`, total],
        ],
      },
      {
        title: `Processor ${SLOWDOWN} times slower`,
        columns: ['', 'largest paint, ms', 'blocking, ms', 'layout shift'],
        rows: pages.map(({ name }, place) => [
          name,
          Math.round(median(place, 'largestPaint')),
          Math.round(median(place, 'blocking')),
          median(place, 'shift'),
        ]),
      },
    ],
    notes: ['Blocking: what every long task takes beyond 50 ms, from the navigation until idle.'],
    goals: [
      { what: 'Scripts of the list', measured: total, unit: 'kB', limit: 320 },
      { what: 'Largest paint', measured: median(2, 'largestPaint') / 1000, unit: 's', limit: 0.9 },
      { what: 'Blocking', measured: median(2, 'blocking') / 1000, unit: 's', limit: 0.6 },
      { what: 'Layout shift', measured: median(2, 'shift'), unit: '', limit: 0.01 },
    ],
  };
}
