import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Target } from '../requests';
import { p50, p99 } from '../statistics';

/** What a person might look for among the seeded names. */
export const SEARCHES = [
  { kind: 'rare word', text: '2718' },
  { kind: 'frequent word', text: 'guide' },
  { kind: 'two words', text: 'harbour guide' },
  { kind: 'two letters', text: 'wi' },
  { kind: 'no match', text: 'zzqqxx' },
] as const;

const countSchema = z.object({ total_count: z.number() });

export async function measureSearch({ requests, agents, times }: Bench): Promise<Section> {
  const path = (text: string) => `/api/v1/agents?page_size=30&search=${encodeURIComponent(text)}`;
  const targets: Target[] = [
    { name: 'list without a search', path: '/api/v1/agents?page_size=30', as: 'api' },
    ...SEARCHES.map(({ kind, text }): Target => ({ name: `${kind}: ${text}`, path: path(text), as: 'api' })),
  ];
  const measured = await requests.interleave(targets, times(200, 40));
  const first = p50(measured[0] ?? []);
  const rows = [];
  for (const [place, { name, path: address }] of targets.entries()) {
    const { total_count } = countSchema.parse(await requests.json(`${address}&include_count=true`));
    const samples = measured[place] ?? [];
    rows.push([name, total_count, p50(samples), p99(samples), p50(samples) / first]);
  }
  return {
    title: `Search among ${agents.toLocaleString('en')} agents`,
    tables: [
      {
        title: `First 30 through the API, ${measured[0]?.length} each, in turns (ms)`,
        columns: ['', 'matches', 'p50', 'p99', '× list'],
        rows,
      },
    ],
    goals: [],
  };
}
