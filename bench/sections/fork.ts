import path from 'node:path';
import { sql } from 'drizzle-orm';
import { ACME } from '@/lib/local-clerk/first-accounts';
import { modelAccessOf } from '@/lib/server/chat/open-model';
import type { Context } from '@/lib/server/context';
import { catalogueOf } from '@/lib/server/models/catalogue';
import { providerSupport } from '@/lib/server/models/support';
import { forkAgent } from '@/lib/server/services/forks/fork-agent';
import { stepFork } from '@/lib/server/services/forks/step-fork';
import { type Database, openStore, type StoreOptions } from '@/lib/server/store/connect';
import { agents } from '@/lib/server/store/schema/agents';
import { findPostgres, startCluster } from '@/scripts/test/cluster';
import type { Cell, Section } from '../report';

/** Of each kind of rows, for one fact. */
const SHARES = { instances: 0.01, nodes: 0.1, states: 0.1, deltas: 0.01 };
const TABLES = ['instances', 'memory_nodes', 'memory_facts', 'custom_states', 'personality_deltas'];

interface Measured {
  rows: number;
  forkMs: number;
  bareMs: number;
  /** What a page may have to wait for. */
  longestMs: number;
}

/** Copying an agent in steps that survive a crash, beside the least that a database must do for the same rows. */
export async function measureFork(scratch: string, quick: boolean): Promise<Section> {
  const facts = quick ? 10_000 : 100_000;
  const embedded = await measure({ dataDir: path.join(scratch, 'fork') }, facts);
  const programs = findPostgres();
  const server = programs ? await onServer(programs, facts) : undefined;
  const ratio = embedded.forkMs / embedded.bareMs;
  return {
    title: 'Fork',
    tables: [
      {
        title: `An agent of ${embedded.rows.toLocaleString('en')} rows`,
        columns: ['', 'fork rows/s', 'bare rows/s', 'times as long', 'longest step (ms)'],
        rows: [rowOf('PGlite', embedded), ...(server ? [rowOf('PostgreSQL', server)] : [])],
      },
    ],
    notes: [
      'Bare: one insert-select a table into a copy of it with the same indexes, without foreign keys, new ids or progress.',
      ...(server ? [] : ['PostgreSQL is not installed here, so only the embedded database was asked.']),
    ],
    goals: [{ what: 'A fork against a bare insert-select', measured: ratio, unit: '×', limit: 8 }],
  };
}

function rowOf(name: string, { rows, forkMs, bareMs, longestMs }: Measured): Cell[] {
  const aSecond = (ms: number) => Math.round((rows / ms) * 1000);
  return [name, aSecond(forkMs), aSecond(bareMs), forkMs / bareMs, longestMs];
}

async function onServer(programs: string, facts: number): Promise<Measured> {
  const cluster = await startCluster(programs);
  try {
    return await measure({ dataDir: '', databaseUrl: cluster.url }, facts);
  } finally {
    await cluster.stop();
  }
}

async function measure(where: StoreOptions, facts: number): Promise<Measured> {
  const store = await openStore(where);
  try {
    const source = await plant(store.db, facts);
    const bareMs = await copyBare(store.db, source);
    const copy = await forkAgent(contextOver(store.db), { reference: source });
    return { bareMs, ...(await copyAll(store.db, copy.agent_id)) };
  } finally {
    await store.close();
  }
}

async function plant(db: Database, facts: number): Promise<string> {
  const [agent] = await db
    .insert(agents)
    .values({ tenantId: ACME.id, name: 'Nova', ownerUserId: 'user_bench' })
    .returning();
  const id = agent?.agentId ?? '';
  const owner = sql`${ACME.id}, ${id}::uuid`;
  const numbers = (share: number) => sql`generate_series(1, ${Math.round(facts * share)}::int) as n`;
  await db.execute(sql`insert into instances (tenant_id, agent_id, name)
    select ${owner}, 'ws-' || n from ${numbers(SHARES.instances)}`);
  const places = sql`(select array_agg(instance_id) as ids from instances) as places`;
  const place = sql`places.ids[1 + n % array_length(places.ids, 1)]`;
  await db.execute(sql`insert into memory_nodes (tenant_id, agent_id, instance_id, label)
    select ${owner}, ${place}, 'node ' || n from ${numbers(SHARES.nodes)}, ${places}`);
  await db.execute(sql`insert into memory_facts (tenant_id, agent_id, instance_id, content)
    select ${owner}, ${place}, 'The guest said that ' || n from ${numbers(1)}, ${places}`);
  await db.execute(sql`update memory_facts f set node_id = n.node_id from memory_nodes n
    where n.instance_id = f.instance_id and right(f.content, 1) = '7'`);
  await db.execute(sql`insert into custom_states (tenant_id, agent_id, instance_id, scope, user_id, key, value)
    select ${owner}, ${place}, 'user', 'user-' || n, 'mood', '1' from ${numbers(SHARES.states)}, ${places}`);
  await db.execute(sql`insert into personality_deltas
      (tenant_id, agent_id, category, trait, old_value, new_value, trigger)
    select ${owner}, 'big5', 'openness', 0.4, 0.5, 'manual' from ${numbers(SHARES.deltas)}`);
  return id;
}

async function copyBare(db: Database, source: string): Promise<number> {
  for (const table of TABLES) {
    const [from, to] = [sql.identifier(table), sql.identifier(`bare_${table}`)];
    await db.execute(sql`create table ${to} (like ${from} including all)`);
  }
  const began = performance.now();
  for (const table of TABLES) {
    const [from, to] = [sql.identifier(table), sql.identifier(`bare_${table}`)];
    await db.execute(sql`insert into ${to} select * from ${from} where agent_id = ${source}::uuid`);
  }
  return performance.now() - began;
}

async function copyAll(db: Database, copy: string): Promise<Omit<Measured, 'bareMs'>> {
  const began = performance.now();
  let longestMs = 0;
  for (;;) {
    const stepBegan = performance.now();
    const step = await stepFork(db, 'bench');
    if (!step) throw new Error(`the fork ${copy} did not end.`);
    longestMs = Math.max(longestMs, performance.now() - stepBegan);
    if (step.status === 'failed') throw new Error('the fork failed.');
    if (step.status === 'complete') {
      return { rows: step.rowsCopied, forkMs: performance.now() - began, longestMs };
    }
  }
}

function contextOver(db: Database): Context {
  const nobody = () => Promise.reject(new Error('not asked here'));
  return {
    caller: {
      ...{ tenant: ACME.id, kind: 'session', id: 'user_bench', userId: 'user_bench', label: '' },
      scopes: new Set(),
    },
    requestId: 'bench',
    db,
    directory: { person: nobody, organizations: nobody },
    catalogue: catalogueOf({}),
    models: modelAccessOf({}),
    providers: providerSupport({ DATA_DIR: '/nowhere' }),
    agentsApi: { name: 'embedded', call: nobody, open: nobody },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  };
}
