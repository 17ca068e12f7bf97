import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';

const targets = {
  empty: { name: 'empty route', path: '/api/bench/empty', as: 'nobody' },
  unguarded: { name: 'bare page of 30 rows', path: '/api/bench/bare', as: 'page' },
  bare: { name: 'bare page through the middleware', path: '/bench/bare', as: 'page' },
  api: { name: 'list of 30, API', path: '/api/v1/agents?page_size=30', as: 'api' },
  page: { name: 'list of 30, page', path: '/agents', as: 'page' },
} satisfies Record<string, Target>;

/** What the list costs through the API and as a page, beside what Next itself costs. */
export async function measureList(bench: Bench): Promise<Section> {
  const { requests, times } = bench;
  const names = Object.keys(targets);
  const measured = await requests.interleave(Object.values(targets), times(300, 60));
  const of = (name: keyof typeof targets) => measured[names.indexOf(name)] ?? [];
  const [empty, bare, unguarded, api, page] = (['empty', 'bare', 'unguarded', 'api', 'page'] as const).map(
    (name) => p50(of(name)),
  ) as [number, number, number, number, number];
  const rows = Object.entries(targets).map(([, { name }], place) => {
    const samples = measured[place] ?? [];
    return [name, p50(samples), p99(samples), p50(samples) / empty, p50(samples) - empty];
  });
  const allowed = Math.max(api + 15, 3 * bare);
  return {
    title: `List of 30 out of ${bench.agents.toLocaleString('en')} agents`,
    tables: [
      {
        title: `Sequential requests on open connections, ${of('page').length} each, in turns (ms)`,
        columns: ['', 'p50', 'p99', '× empty', '− empty'],
        rows,
      },
      {
        title: 'The page compared (p50)',
        columns: ['', 'ratio', 'difference, ms'],
        rows: [
          ['page : API', page / api, page - api],
          ['page : bare page through the middleware', page / bare, page - bare],
          ['page : bare page', page / unguarded, page - unguarded],
          ['API : empty route', api / empty, api - empty],
        ],
      },
    ],
    goals: [
      {
        what: `Page against the API alone, of which at most 15 ms more, or 3 × the bare page (${allowed.toFixed(1)} ms)`,
        measured: page,
        unit: 'ms',
        limit: allowed,
      },
    ],
  };
}
