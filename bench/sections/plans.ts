import { type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { ACME } from '@/lib/local-clerk/first-accounts';
import { modelAccessOf } from '@/lib/server/chat/open-model';
import type { Context } from '@/lib/server/context';
import { catalogueOf } from '@/lib/server/models/catalogue';
import { providerSupport } from '@/lib/server/models/support';
import { listAgents } from '@/lib/server/services/agents/list-agents';
import { openStore, type Store } from '@/lib/server/store/connect';
import { seedRows } from '@/lib/server/store/seed';
import { type Connection, SqlPool } from '@/lib/server/store/sql-pool';
import { findPostgres, startCluster } from '@/scripts/test/cluster';
import type { Cell, Section } from '../report';
import { SEARCHES } from './search';

const TIMES = 5;

/** How each database finds what is searched for: the very statement that the service sends, explained. */
export async function explainSearch(dataDir: string, agents: number): Promise<Section> {
  const embedded = await withStore({ dataDir }, explainAll);
  const programs = findPostgres();
  const server = programs ? await onServer(programs, dataDir, agents) : [];
  return {
    title: 'How the database searches (EXPLAIN ANALYZE of the service’s own statement)',
    tables: [
      {
        title: 'Milliseconds inside the database, best of five',
        columns: ['', 'ms', 'index'],
        rows: [...embedded.map(named('PGlite')), ...server.map(named('PostgreSQL'))],
      },
    ],
    notes: programs ? [] : ['PostgreSQL is not installed here, so only the embedded database was asked.'],
    goals: [],
  };
}

const named =
  (database: string) =>
  ([what = '', ...rest]: Cell[]): Cell[] => [`${database}, ${what}`, ...rest];

async function onServer(programs: string, dataDir: string, agents: number): Promise<Cell[][]> {
  const cluster = await startCluster(programs);
  try {
    return await withStore({ dataDir, databaseUrl: cluster.url }, async (store) => {
      const owner = { userId: 'user_bench', displayName: 'Ada Example', email: 'ada@acme.test' };
      await seedRows(store.db, { tenantId: ACME.id, owners: [owner], agents });
      return explainAll(store);
    });
  } finally {
    await cluster.stop();
  }
}

async function withStore<T>(
  where: { dataDir: string; databaseUrl?: string },
  work: (store: Store) => Promise<T>,
) {
  const store = await openStore(where);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function explainAll(store: Store): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (const { kind, text } of SEARCHES) {
    const plans = [];
    for (let time = 0; time < TIMES; time += 1) plans.push(await explain(store, text));
    const best = Math.min(...plans.map(({ ms }) => ms));
    rows.push([`${kind}: ${text}`, best, plans[0]?.node ?? '']);
  }
  return rows;
}

async function explain(store: Store, search: string): Promise<{ ms: number; node: string }> {
  const statement = await statementOf(search);
  const { rows } = await store.db.execute<Record<string, string>>(sql`explain (analyze) ${statement}`);
  const lines = rows.flatMap((row) => Object.values(row));
  const scans = lines.filter((line) => line.includes('Scan '));
  const node = scans.find((line) => line.includes('Index')) ?? scans[0] ?? '';
  return {
    ms: Number(/Execution Time: ([\d.]+) ms/.exec(lines.join('\n'))?.[1]),
    node: node.replace(/^\W+/, '').replace(/\s+\(cost.*$/, ''),
  };
}

/** Lets the service speak to a database that only listens. */
async function statementOf(search: string): Promise<SQL> {
  const heard: SQL[] = [];
  const connection: Connection = {
    query: async (statement, params = []) => {
      heard.push(withParams(typeof statement === 'string' ? statement : statement.text, params));
      return { rows: [], rowCount: 0, command: 'SELECT', fields: [] };
    },
    release: () => {},
  };
  const pool = new SqlPool({ acquire: async () => connection, end: async () => {} });
  await listAgents(contextOver(pool), { search, page_size: 30 });
  const [statement] = heard;
  if (!statement) throw new Error('the service sent no statement.');
  return statement;
}

/** Placeholders come in order, each once. */
function withParams(text: string, params: unknown[]): SQL {
  const parts = text.split(/\$\d+/).map((part) => sql.raw(part));
  return sql.join(
    parts.flatMap((part, place) => (place < params.length ? [part, sql`${params[place]}`] : [part])),
  );
}

function contextOver(pool: SqlPool): Context {
  const nobody = () => Promise.reject(new Error('not asked here'));
  return {
    caller: { tenant: ACME.id, kind: 'session', id: '', userId: '', label: '', scopes: new Set() },
    requestId: 'bench',
    db: drizzle(asDriverPool(pool)),
    directory: { person: nobody, organizations: nobody },
    catalogue: catalogueOf({}),
    models: modelAccessOf({}),
    providers: providerSupport({ DATA_DIR: '/nowhere' }),
    agentsApi: { name: 'embedded', call: nobody, open: nobody },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
}

/** Drizzle asks for the driver's own class but uses only the members that SqlPool has. */
function asDriverPool(pool: SqlPool): pg.Pool {
  return pool as unknown as pg.Pool;
}
