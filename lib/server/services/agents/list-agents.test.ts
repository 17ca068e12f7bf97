import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_SORTS, type AgentSort } from '@/lib/contract/agents';
import { openTestApi, type TestApi } from '../../test-api';
import { bodyOf, type Json, listOf } from '../../test-world';
import { type AgentList, newList, type Planted } from './test-list';

let api: TestApi;
let here: AgentList;
const newTenant = async () => {
  here = await newList(api);
};
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());
beforeEach(newTenant);

const plant = (rows: Planted[]) => here.plant(rows);
const list = (query: string) => here.list(query);
const names = (query: string) => here.names(query);

/** All rows by following cursors; every page but the last is full. */
async function walk(query: string, size: number, between = async () => {}): Promise<Json[]> {
  const seen: Json[] = [];
  let cursor = '';
  for (;;) {
    const page = await list(`?page_size=${size}${query}${cursor && `&cursor=${cursor}`}`);
    const items = listOf(page.items);
    seen.push(...items);
    if (!page.has_more) {
      expect(page.next_cursor).toBeUndefined();
      return seen;
    }
    expect(items).toHaveLength(size);
    cursor = String(page.next_cursor);
    await between();
  }
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(sort: AgentSort, rows: Json[]): unknown[] {
  const key = (row: Json) => {
    if (sort === 'name') return String(row.name).toLowerCase();
    return String((sort === '-created_at' ? row.created_at : row.last_seen_at) ?? '');
  };
  const up = (a: Json, b: Json) =>
    byCodeUnit(key(a), key(b)) || byCodeUnit(String(a.agent_id), String(b.agent_id));
  return rows.toSorted((a, b) => (sort === 'name' ? up(a, b) : up(b, a))).map((row) => row.agent_id);
}

describe('paging', () => {
  /** Six digits, many alike: what a cursor of milliseconds would repeat or lose. */
  const moment = fc.integer({ min: 0, max: 5 }).map((n) => `2026-03-04T05:06:07.00000${n}Z`);
  const row = fc.record({ createdAt: moment, lastSeenAt: fc.option(moment) });

  test.each(AGENT_SORTS)('by %s, pages of any size hold each row exactly once, in order', async (sort) => {
    const lists = fc.array(row, { maxLength: 12 });
    const property = fc.asyncProperty(lists, fc.integer({ min: 1, max: 13 }), async (rows, size) => {
      await newTenant();
      await plant(rows.map((each, index) => ({ ...each, name: `${index % 2 ? 'b' : 'B'}${index}` })));
      const walked = await walk(`&sort=${sort}`, size);
      const whole = listOf((await list(`?sort=${sort}&page_size=100`)).items);
      expect(walked.map((item) => item.agent_id)).toEqual(whole.map((item) => item.agent_id));
      expect(new Set(walked.map((item) => item.agent_id)).size).toBe(rows.length);
      // Replies carry milliseconds, in which these rows are all alike; names are exact.
      if (sort === 'name') expect(walked.map((item) => item.agent_id)).toEqual(inOrder(sort, whole));
    });
    await fc.assert(property, { numRuns: 15 });
  });

  test.each(AGENT_SORTS)('by %s, rows that come and go between pages disturb no other row', async (sort) => {
    const at = (minute: number) => `2026-03-04T05:${String(minute).padStart(2, '0')}:00Z`;
    const stay = Array.from({ length: 12 }, (_, n) => ({
      name: `m${n}`,
      createdAt: at(n * 2),
      lastSeenAt: at(n),
    }));
    const go = Array.from({ length: 12 }, (_, n) => ({
      name: `x${n}`,
      createdAt: at(n * 2 + 1),
      lastSeenAt: null,
    }));
    await plant([...stay, ...go]);
    let round = 0;
    const walked = await walk(`&sort=${sort}`, 5, async () => {
      round += 1;
      await plant([{ name: `new ${round}`, createdAt: at(round) }]);
      await api.store.db.execute(
        sql`delete from agents where tenant_id = ${here.tenant} and name = ${`x${round * 2}`}`,
      );
    });
    const ids = walked.map((item) => item.agent_id);
    expect(new Set(ids).size).toBe(ids.length);
    const found = walked.map((item) => String(item.name)).filter((name) => name.startsWith('m'));
    expect(found.toSorted()).toEqual(stay.map(({ name }) => name).toSorted());
  });

  test('newest first by default, 30 a page', async () => {
    await plant(
      Array.from({ length: 31 }, (_, n) => ({ name: `n${n}`, createdAt: `2026-01-01T00:00:${10 + n}Z` })),
    );
    const page = await list('');
    expect(listOf(page.items)).toHaveLength(30);
    expect(page).toMatchObject({ has_more: true, total_count: 0, next_cursor: expect.any(String) });
    expect(listOf(page.items)[0]?.name).toBe('n30');
    expect(page.$schema).toBe('/api/v1/schemas/PaginatedAgentsResponse.json');
  });

  test('agents never seen come last', async () => {
    await plant([{ name: 'never' }, { name: 'seen', lastSeenAt: '2020-01-01T00:00:00Z' }]);
    expect(await names('?sort=-last_seen_at')).toEqual(['seen', 'never']);
  });

  test('the count is made only for include_count=true, over all pages', async () => {
    await plant([{ name: 'a' }, { name: 'b' }, { name: 'c', isActive: false }]);
    expect(await list('?include_count=true&page_size=1')).toMatchObject({ total_count: 3, has_more: true });
    expect(await list('?include_count=true&is_active=true&limit=1')).toMatchObject({ total_count: 2 });
    for (const value of ['false', '', 'TRUE', '1']) {
      expect(await list(`?include_count=${value}`)).toMatchObject({ total_count: 0 });
    }
  });

  test('limit or offset pages the old way: 50 rows, no cursor', async () => {
    await plant(
      Array.from({ length: 52 }, (_, n) => ({ name: `n${n}`, createdAt: new Date(n * 1000).toISOString() })),
    );
    const first = await list('?offset=0');
    expect(listOf(first.items)).toHaveLength(50);
    expect(first).toMatchObject({ has_more: true, total_count: 0 });
    expect(first.next_cursor).toBeUndefined();
    const rest = await list('?limit=100&offset=50');
    expect(listOf(rest.items).map(({ name }) => name)).toEqual(['n1', 'n0']);
    expect(await list('?limit=5&offset=52')).toMatchObject({ items: [], has_more: false });
    expect(await names('?limit=2&page_size=1')).toHaveLength(2);
  });

  test.each([
    ['limit=1&cursor=abc', 'query.cursor'],
    ['offset=0&cursor=abc', 'query.cursor'],
    ['offset=-1', 'query.offset'],
    ['limit=101', 'query.limit'],
    ['page_size=1e1', 'query.page_size'],
    ['page_size=%2010', 'query.page_size'],
    ['page_size=99999999999999999999', 'query.page_size'],
    ['sort=created_at', 'query.sort'],
    ['is_active=1', 'query.is_active'],
    ['project_id=mine', 'query.project_id'],
    ['search=%00', 'query.search'],
  ])('%s is 422', async (query, location) => {
    const response = await api.request(`/agents?${query}`, { token: here.token });
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors).map((error) => error.location)).toEqual([location]);
  });

  test('unknown query members are ignored, and of two alike the first counts', async () => {
    await plant([{ name: 'a' }, { name: 'b' }]);
    expect(await names('?page_size=1&page_size=2&surprise=yes&__proto__=1')).toHaveLength(1);
  });
});

describe('cursors', () => {
  const spell = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  async function cursor(query = ''): Promise<string> {
    return String((await list(`?page_size=1${query}`)).next_cursor);
  }

  async function statusOf(given: string, query = ''): Promise<number> {
    const response = await api.request(`/agents?cursor=${encodeURIComponent(given)}${query}`, {
      token: here.token,
    });
    return response.status;
  }

  beforeEach(() => plant([{ name: 'a' }, { name: 'b' }, { name: 'c' }]));

  test('only the one spelling is read', async () => {
    const good = await cursor();
    const parts: unknown = JSON.parse(Buffer.from(good, 'base64url').toString());
    expect(await statusOf(good)).toBe(200);
    const respelled = [
      `${good}=`,
      `${good}A`,
      ` ${good}`,
      good.slice(0, -1),
      Buffer.from(JSON.stringify(parts, null, 1)).toString('base64url'),
      Buffer.from(JSON.stringify(parts)).toString('base64url').replace(/.$/, '!'),
      good.toUpperCase(),
    ];
    for (const each of respelled) expect([each, await statusOf(each)]).toEqual([each, 400]);
  });

  test.each(['', 'null', spell({}), spell([]), spell(['a', 'b', 'c']), spell([1, 2, 3, 4]), 'é', '[]'])(
    'malformed: %s',
    async (given) => expect(await statusOf(given)).toBe(400),
  );

  test('a forged position never reaches the database', async () => {
    const parts: unknown = JSON.parse(Buffer.from(await cursor(), 'base64url').toString());
    const [tenantMark, filters, key, id] = Array.isArray(parts) ? parts : [];
    const times = ['now', 'infinity', '', '2026-02-30T00:00:00.000000Z', '0000-01-01T00:00:00.000000Z'];
    times.push(
      '2026-01-01',
      '2026-01-01T25:00:00.000000Z',
      "'; drop table agents",
      '2026-13-01T00:00:00.000000Z',
    );
    for (const time of times) expect(await statusOf(spell([tenantMark, filters, time, id]))).toBe(400);
    for (const forged of ['', 'x', `${id}'`]) {
      expect(await statusOf(spell([tenantMark, filters, key, forged]))).toBe(400);
    }
  });

  test('a forged name that no text can be is refused', async () => {
    const parts: unknown = JSON.parse(Buffer.from(await cursor('&sort=name'), 'base64url').toString());
    const [tenantMark, filters, , id] = Array.isArray(parts) ? parts : [];
    expect(await statusOf(spell([tenantMark, filters, 'a\u0000', id]), '&sort=name')).toBe(400);
    expect(await statusOf(spell([tenantMark, filters, '', id]), '&sort=name')).toBe(200);
  });

  test('a cursor is bound to its filters and its order, not to the size of the page', async () => {
    const good = await cursor('&search=own&is_active=true');
    expect(await statusOf(good, '&search=own&is_active=true&page_size=7&include_count=true')).toBe(200);
    expect(await statusOf(good, '&search=own&is_active=true&sort=-created_at')).toBe(200);
    for (const query of [
      '',
      '&search=b&is_active=true',
      '&search=own',
      '&search=own&is_active=true&sort=name',
    ]) {
      expect(await statusOf(good, query)).toBe(400);
    }
  });

  test("another organisation's cursor shows nothing", async () => {
    const foreign = await cursor();
    await newTenant();
    await plant([{ name: 'mine' }]);
    expect(await list(`?cursor=${foreign}`)).toMatchObject({ items: [], has_more: false, total_count: 0 });
  });
});
