import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApi, signToken, type TestApi } from '../test-api';
import { seedRows } from './seed';
import { agentRow } from './seed-rows';

const OWNER = { userId: 'user_admin', displayName: 'Ada Acme', email: 'admin@acme.test' };
const OTHER = { userId: 'user_member', displayName: 'Milo Acme', email: 'member@acme.test' };
let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const request = (tenantId: string) => ({ tenantId, owners: [OWNER, OTHER] as const, agents: 1200 });
const fleet = { instances: 40, facts: 5, states: 7 };

/** Everything that was written for a tenant, but for the project, whose id is anyone's. */
async function contents(tenantId: string): Promise<unknown> {
  const tables = ['agents', 'instances', 'memory_facts', 'custom_states'];
  const found = tables.map(async (table) => {
    const { rows } = await api.store.db.execute(
      sql`select md5(string_agg((to_jsonb(t) - 'project_id')::text, ',' order by t)) as hash
        from ${sql.identifier(table)} as t where tenant_id = ${tenantId}`,
    );
    return [table, rows[0]?.hash];
  });
  return Object.fromEntries(await Promise.all(found));
}

async function removeTenant(tenantId: string): Promise<void> {
  await api.store.db.execute(sql`delete from agents where tenant_id = ${tenantId}`);
}

describe('the same request', () => {
  test('run again adds nothing; after everything was deleted it writes the very same rows', async () => {
    const wanted = { ...request('org_same'), ...fleet };
    const first = await seedRows(api.store.db, wanted);
    expect(first).toEqual({
      agents: { total: 1200, added: 1200 },
      instances: { total: 1239, added: 1239 },
      facts: { total: 200, added: 200 },
      states: { total: 280, added: 280 },
      cycles: { total: 0, added: 0 },
    });
    const written = await contents('org_same');
    const second = await seedRows(api.store.db, wanted);
    expect(Object.values(second).map(({ added }) => added)).toEqual([0, 0, 0, 0, 0]);
    expect(await contents('org_same')).toEqual(written);
    await removeTenant('org_same');
    await seedRows(api.store.db, wanted);
    expect(await contents('org_same')).toEqual(written);
  });

  test('for cycles fills one identity, as far as it is not yet', async () => {
    const wanted = { ...request('org_tide'), agents: 0 };
    const first = await seedRows(api.store.db, { ...wanted, cycles: 1500 });
    expect(first.cycles).toEqual({ total: 1500, added: 1500 });
    expect((await seedRows(api.store.db, { ...wanted, cycles: 1500 })).cycles.added).toBe(0);
    expect((await seedRows(api.store.db, { ...wanted, cycles: 2000 })).cycles.added).toBe(500);
    const { rows } =
      await api.store.db.execute(sql`select name, i.cycle, count(*)::int as held, max(c.cycle) as last
      from identities as i join identity_cycles as c using (tenant_id, identity_id)
      where tenant_id = 'org_tide' group by name, i.cycle`);
    expect(rows).toEqual([{ name: 'Tide', cycle: 2000, held: 2000, last: 2000 }]);
  });

  test('for more agents keeps those that are there and adds the rest', async () => {
    await seedRows(api.store.db, { ...request('org_more'), agents: 30, instances: 3 });
    const more = await seedRows(api.store.db, { ...request('org_more'), agents: 50, instances: 8, facts: 1 });
    expect(more).toMatchObject({
      agents: { total: 50, added: 20 },
      instances: { total: 57, added: 25 },
      facts: { total: 8, added: 8 },
    });
    const { rows } = await api.store.db.execute<{ name: string; instance_count: number; held: number }>(sql`
      select name, instance_count, (select count(*)::int from instances i
        where i.tenant_id = a.tenant_id and i.agent_id = a.agent_id) as held
      from agents a where tenant_id = 'org_more'`);
    expect(rows.filter((row) => row.instance_count !== row.held)).toEqual([]);
    expect(rows.find(({ name }) => name === 'Fleet')?.held).toBe(8);
  });

  test('in another organisation gives other ids', async () => {
    const one = agentRow('org_one', 7, [OWNER]);
    expect(agentRow('org_one', 7, [OWNER])).toEqual(one);
    expect(agentRow('org_two', 7, [OWNER]).agent_id).not.toBe(one.agent_id);
  });
});

describe('the rows', () => {
  test('hold exact ties, times that differ by microseconds only, and every kind the list filters by', () => {
    const rows = Array.from({ length: 500 }, (_, index) => agentRow('org_rows', index, [OWNER, OTHER]));
    const times = rows.map((row) => row.created_at);
    expect(new Set(times).size).toBe(480);
    expect(new Set(times.map((time) => time.slice(0, 23))).size).toBe(470);
    expect(new Set(times.map((time) => time.slice(23, 26))).size).toBeGreaterThan(300);
    const span = [...times].sort();
    expect([span[0]?.slice(0, 4), span.at(-1)?.slice(0, 4)]).toEqual(['2024', '2025']);
    expect(new Set(rows.map((row) => row.name)).size).toBe(500);
    for (const kind of [
      (row: (typeof rows)[number]) => row.is_active,
      (row: (typeof rows)[number]) => row.last_seen_at === null,
      (row: (typeof rows)[number]) => row.mcp_enabled.length > 0,
      (row: (typeof rows)[number]) => row.owner_user_id === OWNER.userId,
    ]) {
      const share = rows.filter(kind).length / rows.length;
      expect(share).toBeGreaterThan(0.05);
      expect(share).toBeLessThan(0.95);
    }
  });

  test('are read through the API page by page, each agent once', async () => {
    await seedRows(api.store.db, { ...request('org_pages'), agents: 230, instances: 2 });
    const token = await signToken({ org: { id: 'org_pages', role: 'admin' } });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const response = await api.request(`/agents?page_size=50${cursor && `&cursor=${cursor}`}`, { token });
      const page = await response.json();
      seen.push(...page.items.map((item: { agent_id: string }) => item.agent_id));
      if (!page.has_more) break;
      cursor = page.next_cursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([230, 230]);
  });
});

test('a Fleet made by hand is refused before anything is written', async () => {
  const token = await signToken({ org: { id: 'org_hand', role: 'admin' } });
  await api.request('/agents', { method: 'POST', token, json: { name: 'Fleet' } });
  await expect(seedRows(api.store.db, { ...request('org_hand'), instances: 5 })).rejects.toThrow(
    'Another agent is named Fleet',
  );
  const list = await (await api.request('/agents?include_count=true', { token })).json();
  expect(list.total_count).toBe(1);
});
