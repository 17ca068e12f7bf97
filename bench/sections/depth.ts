import * as z from 'zod';
import type { Bench } from '../bench';
import type { Section } from '../report';
import type { Requests, Target } from '../requests';
import { p50, p99 } from '../statistics';

const PAGE = 30;
const pageSchema = z.object({
  items: z.array(z.object({ agent_id: z.string() })),
  has_more: z.boolean(),
  next_cursor: z.string().optional(),
});

/** Page 1 against page 3,000: a cursor must not get slower with depth, an offset does. */
export async function measureDepth({ requests, agents, times }: Bench): Promise<Section> {
  const deepPage = Math.min(3000, Math.floor((agents / PAGE) * 0.9));
  const skipped = (deepPage - 1) * PAGE;
  const cursor = await walk(requests, skipped);
  const list = `/api/v1/agents?page_size=${PAGE}`;
  const targets: Target[] = [
    { name: 'page 1', path: list, as: 'api' },
    { name: `page ${deepPage.toLocaleString('en')}, cursor`, path: `${list}&cursor=${cursor}`, as: 'api' },
    {
      name: `page ${deepPage.toLocaleString('en')}, offset`,
      path: `/api/v1/agents?limit=${PAGE}&offset=${skipped}`,
      as: 'api',
    },
  ];
  await requireSameRows(requests, targets);
  const measured = await requests.interleave(targets, times(300, 60));
  const first = p50(measured[0] ?? []);
  return {
    title: 'Depth',
    tables: [
      {
        title: `List of 30 through the API, ${measured[0]?.length} each, in turns (ms)`,
        columns: ['', 'p50', 'p99', '× page 1'],
        rows: targets.map(({ name }, place) => {
          const samples = measured[place] ?? [];
          return [name, p50(samples), p99(samples), p50(samples) / first];
        }),
      },
    ],
    notes: [`The cursor was reached by reading all ${skipped.toLocaleString('en')} rows before it.`],
    goals: [
      {
        what: `Page ${deepPage.toLocaleString('en')} by cursor against page 1`,
        measured: p50(measured[1] ?? []) / first,
        unit: '×',
        limit: 1.1,
      },
    ],
  };
}

/** The cursor after so many rows, from page to page as a client would. */
async function walk(requests: Requests, rows: number): Promise<string> {
  let cursor = '';
  for (let left = rows; left > 0; ) {
    const size = Math.min(100, left);
    const after = cursor && `&cursor=${cursor}`;
    const page = pageSchema.parse(await requests.json(`/api/v1/agents?page_size=${size}${after}`));
    if (!page.next_cursor) throw new Error('the list ended before the deep page.');
    cursor = page.next_cursor;
    left -= page.items.length;
  }
  return cursor;
}

/** Cursor and offset must have arrived at the same place, or the walk is not what it says. */
async function requireSameRows(requests: Requests, [, byCursor, byOffset]: Target[]): Promise<void> {
  const [one, other] = await Promise.all(
    [byCursor, byOffset].map(async (target) => pageSchema.parse(await requests.json(target?.path ?? ''))),
  );
  if (JSON.stringify(one?.items) !== JSON.stringify(other?.items))
    throw new Error('cursor and offset answer different rows.');
}
