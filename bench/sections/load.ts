import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';

const targets: Target[] = [
  { name: 'empty route', path: '/api/bench/empty', as: 'nobody' },
  { name: 'list, API', path: '/api/v1/agents?page_size=30', as: 'api' },
  { name: 'bare page, middleware', path: '/bench/bare', as: 'page' },
  { name: 'list, page', path: '/agents', as: 'page' },
];

/** How much gets through at once. */
export async function measureLoad({ requests, times }: Bench): Promise<Section> {
  const rows = [];
  for (const target of targets) {
    for (const concurrency of [1, 8, 32]) {
      const { perSecond, samples } = await requests.load(target, concurrency, times(3000, 800));
      rows.push([
        `${target.name}, ${concurrency} at once`,
        Math.round(perSecond),
        p50(samples),
        p99(samples),
      ]);
    }
  }
  return {
    title: 'Requests a second',
    tables: [{ title: 'One server process', columns: ['', 'a second', 'p50, ms', 'p99, ms'], rows }],
    notes: ['The requests come from the same machine and take their share of its processors.'],
    goals: [],
  };
}

/** The server's memory before anything was asked, and after a thousand pages. */
export async function measureMemory({ product, requests, times }: Bench, idle: number): Promise<Section> {
  const pages = times(1000, 100);
  const page: Target = { name: 'list, page', path: '/agents', as: 'page' };
  for (let count = 0; count < pages; count += 1) await requests.time(page);
  const after = product.memory();
  return {
    title: 'Memory of the server (resident, database included)',
    tables: [
      {
        title: 'One process',
        columns: ['', 'MB'],
        rows: [
          ['ready, nothing asked yet', idle],
          [`after ${pages.toLocaleString('en')} pages of the list`, after],
        ],
      },
    ],
    goals: [],
  };
}
