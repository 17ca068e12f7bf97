import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_SORTS } from '@/lib/contract/agents';
import type { Caller } from '../../context';
import { projects } from '../../store/schema/projects';
import { openTestApi, type TestApi } from '../../test-api';
import { listOf } from '../../test-world';
import { selectPage } from './list-agents';
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

describe('search and filters', () => {
  const search = (text: string) => names(`?sort=name&search=${encodeURIComponent(text)}`);

  beforeEach(() =>
    plant([
      { name: 'Luna', owner: 'Ada Byron', email: 'ada@acme.test' },
      { name: 'Élan VITAL', owner: 'Jörg Müller', email: 'jm@acme.test' },
      { name: '100% sure_thing', owner: 'Zoë' },
      { name: 'back\\slash "quoted"', owner: "O'Neil" },
      { name: '月の光 🌙', owner: 'Ελένη' },
      { name: 'x', owner: '' },
    ]),
  );

  test.each([
    ['luna', ['Luna']],
    ['LUN', ['Luna']],
    ['byron', ['Luna']],
    ['ADA@ACME', ['Luna']],
    ['élan', ['Élan VITAL']],
    ['ÉLAN', ['Élan VITAL']],
    ['e\u0301lan', ['Élan VITAL']],
    ['elan', []],
    ['MÜLLER', ['Élan VITAL']],
    ['ΕΛΈΝΗ', ['月の光 🌙']],
    ['月の', ['月の光 🌙']],
    ['🌙', ['月の光 🌙']],
    ['%', ['100% sure_thing']],
    ['_', ['100% sure_thing']],
    ['0%', ['100% sure_thing']],
    ['e_t', ['100% sure_thing']],
    ['\\', ['back\\slash "quoted"']],
    ['k\\s', ['back\\slash "quoted"']],
    ['"quo', ['back\\slash "quoted"']],
    ["o'n", ['back\\slash "quoted"']],
    ['x', ['x']],
    ['lu', ['Luna']],
    ['a', ['back\\slash "quoted"', 'Luna', 'Élan VITAL']],
    ['luna ada', ['Luna']],
    ['  ada\t luna ', ['Luna']],
    ['luna müller', []],
    ['nobody', []],
    ["'; drop table agents; --", []],
  ])('"%s"', async (text, expected) => expect(await search(text)).toEqual(expected));

  test('an empty search finds all', async () => {
    expect(await search('')).toHaveLength(6);
    expect(await search('  ')).toHaveLength(6);
  });

  test('by project and by status', async () => {
    const [project] = await api.store.db
      .insert(projects)
      .values({ tenantId: here.tenant, name: 'P', gameName: 'P' })
      .returning();
    const projectId = project?.projectId ?? '';
    await plant([
      { name: 'in it', projectId },
      { name: 'in it, off', projectId, isActive: false },
    ]);
    expect(await names(`?sort=name&project_id=${projectId.toUpperCase()}`)).toEqual(['in it', 'in it, off']);
    expect(await names(`?project_id=${projectId}&is_active=true`)).toEqual(['in it']);
    expect(await names('?is_active=false')).toEqual(['in it, off']);
    expect(await names(`?project_id=${randomUUID()}`)).toEqual([]);
    expect(await names(`?project_id=${projectId}&search=off`)).toEqual(['in it, off']);
  });
});

describe('on a large table', () => {
  async function planOf(query: Parameters<typeof selectPage>[1], deep = false): Promise<string> {
    const position = { key: query.sort === 'name' ? 'm' : '2026-02-01T00:00:00.000000Z', id: randomUUID() };
    const caller: Caller = {
      tenant: here.tenant,
      kind: 'session',
      id: 'u',
      userId: 'u',
      label: '',
      scopes: new Set(),
    };
    const page = selectPage({ caller, db: api.store.db }, query, deep ? position : undefined);
    const { rows } = await api.store.db.execute(sql`explain ${page.getSQL()}`);
    return JSON.stringify(rows);
  }

  test('search and every order use their index', async () => {
    await api.store.db.execute(sql`
      insert into agents (tenant_id, name, owner_user_id, owner_display_name, created_at, last_seen_at)
      select ${here.tenant}, md5(n::text) || n, 'user_1', 'Owner ' || n % 100,
        '2026-01-01'::timestamptz + n * interval '1 minute', '2026-01-01'::timestamptz + n * interval '7 seconds'
      from generate_series(1, 10000) as n`);
    await api.store.db.execute('vacuum analyze agents');
    const rare = await list('?search=c4ca4238');
    expect(listOf(rare.items)).toHaveLength(1);
    expect(await planOf({ search: 'c4ca4238' })).toContain('agents_search');
    expect(await planOf({ search: 'c4ca 4238', sort: 'name' })).toContain('agents_search');
    const indexes = {
      '-created_at': 'agents_by_age',
      name: 'agents_by_name',
      '-last_seen_at': 'agents_by_last_seen',
    };
    for (const sort of AGENT_SORTS) {
      for (const deep of [false, true]) {
        const plan = await planOf({ sort }, deep);
        expect(plan).toContain(indexes[sort]);
        expect(plan).not.toContain('Sort');
      }
    }
  });
});
