import { and, eq, ne, sql } from 'drizzle-orm';
import type { Database } from './connect';
import { agents } from './schema/agents';
import { instances } from './schema/instances';
import { projects } from './schema/projects';
import { seedCycles } from './seed-cycles';
import { type FleetPlace, insertAgents, insertFacts, insertInstances, insertStates } from './seed-inserts';
import {
  agentRow,
  factRow,
  fleetRow,
  instanceRow,
  type SeedAgent,
  type SeedOwner,
  stateRow,
} from './seed-rows';

export type { SeedOwner } from './seed-rows';

export interface SeedRequest {
  tenantId: string;
  /** Shared out among the agents; the first one owns Fleet. */
  owners: readonly [SeedOwner, ...SeedOwner[]];
  /** In all. Where `instances` is above 0, one of them is Fleet. */
  agents: number;
  /** Of Fleet, in all: one is its default instance. Every other agent has its default instance. */
  instances?: number;
  /** In each of Fleet's instances. */
  facts?: number;
  states?: number;
  /** Of the one identity named Tide, in all. */
  cycles?: number;
  onProgress?: (kind: SeedKind, done: number, total: number) => void;
}

export const SEED_KINDS = ['agents', 'instances', 'facts', 'states', 'cycles'] as const;
export type SeedKind = (typeof SEED_KINDS)[number];
export type SeedCounts = Record<SeedKind, { total: number; added: number }>;

/** Others share PGlite's one session with the seed, so no statement is long. */
const CHUNK = 1000;

/** Writes what is not there yet. The same request writes the same rows into any database. */
export async function seedRows(db: Database, request: SeedRequest): Promise<SeedCounts> {
  const { tenantId, owners } = request;
  const fleet = (request.instances ?? 0) > 0 ? fleetRow(tenantId, owners[0]) : null;
  if (fleet) await requireFreeName(db, tenantId, fleet);
  const counts = await seedAgents(db, request, fleet);
  if (fleet) await seedFleet(db, request, { tenantId, agentId: fleet.agent_id }, counts);
  if (request.cycles) counts.cycles = await seedTide(db, request, request.cycles);
  await tidy(
    db,
    SEED_KINDS.filter((kind) => counts[kind].added >= CHUNK),
  );
  return counts;
}

async function seedAgents(db: Database, request: SeedRequest, fleet: SeedAgent | null): Promise<SeedCounts> {
  const { tenantId, owners } = request;
  const place = { tenantId, projectId: await defaultProjectId(db, tenantId) };
  const plain = Math.max(0, request.agents - (fleet ? 1 : 0));
  const addedFleet = fleet ? await insertAgents(db, place, [fleet]) : 0;
  const added = await inChunks(db, request, {
    kind: 'agents',
    total: plain,
    row: (index) => agentRow(tenantId, index, owners),
    insert: (rows) => insertAgents(db, place, rows),
  });
  const written = { total: plain + (fleet ? 1 : 0), added: added + addedFleet };
  return {
    agents: written,
    instances: { ...written },
    facts: nothing(),
    states: nothing(),
    cycles: nothing(),
  };
}

async function seedTide(db: Database, { tenantId, onProgress }: SeedRequest, cycles: number) {
  const show = (done: number) => onProgress?.('cycles', done, cycles);
  return { total: cycles, added: await seedCycles(db, { tenantId, cycles }, show) };
}

async function seedFleet(db: Database, request: SeedRequest, place: FleetPlace, counts: SeedCounts) {
  const { tenantId, instances: total = 0, facts = 0, states = 0 } = request;
  const more = await inChunks(db, request, {
    kind: 'instances',
    total: total - 1,
    row: (index) => instanceRow(tenantId, index + 1),
    insert: (rows) => insertInstances(db, place, rows),
  });
  if (more > 0) await recountInstances(db, place);
  counts.instances = { total: counts.instances.total + total - 1, added: counts.instances.added + more };
  counts.facts.total = total * facts;
  counts.facts.added = await inChunks(db, request, {
    kind: 'facts',
    total: total * facts,
    row: (index) => factRow(tenantId, Math.floor(index / facts), index % facts),
    insert: (rows) => insertFacts(db, place, rows),
  });
  counts.states.total = total * states;
  counts.states.added = await inChunks(db, request, {
    kind: 'states',
    total: total * states,
    row: (index) => stateRow(tenantId, Math.floor(index / states), index % states),
    insert: (rows) => insertStates(db, place, rows),
  });
}

interface Work<T> {
  kind: SeedKind;
  total: number;
  row(index: number): T;
  insert(rows: T[]): Promise<number>;
}

/** While the database writes one chunk, the next one is drawn up. */
async function inChunks<T>(db: Database, { onProgress }: SeedRequest, work: Work<T>): Promise<number> {
  let added = 0;
  let writing = Promise.resolve(0);
  for (let first = 0; first < work.total; first += CHUNK) {
    const length = Math.min(CHUNK, work.total - first);
    const rows = Array.from({ length }, (_, place) => work.row(first + place));
    added += await writing;
    onProgress?.(work.kind, first, work.total);
    if (first === CHUNK && added > 0) await analyze(db, work.kind);
    writing = work.insert(rows);
  }
  return added + (await writing);
}

const TABLES: Record<SeedKind, string[]> = {
  agents: ['agents', 'instances'],
  instances: ['instances'],
  facts: ['memory_facts'],
  states: ['custom_states'],
  cycles: ['identity_cycles'],
};

/**
 * The plan of a foreign key's check lives as long as the session. Made while a table was known to be tiny it reads
 * the whole table for each new row; fresh statistics have it made again.
 */
async function analyze(db: Database, kind: SeedKind): Promise<void> {
  for (const table of TABLES[kind]) await db.execute(sql`analyze ${sql.identifier(table)}`);
}

/** PGlite has no autovacuum: without this the planner guesses, and the search index keeps a slow queue. */
async function tidy(db: Database, kinds: SeedKind[]): Promise<void> {
  for (const table of new Set(kinds.flatMap((kind) => TABLES[kind]))) {
    await db.execute(sql`vacuum (analyze) ${sql.identifier(table)}`);
  }
}

function nothing() {
  return { total: 0, added: 0 };
}

/** Instances are found by the fleet's own id, so an agent of that name made by hand is in the way. */
async function requireFreeName(db: Database, tenantId: string, fleet: SeedAgent): Promise<void> {
  const [other] = await db
    .select({ agentId: agents.agentId })
    .from(agents)
    .where(
      and(eq(agents.tenantId, tenantId), eq(agents.name, fleet.name), ne(agents.agentId, fleet.agent_id)),
    );
  if (other) throw new Error(`Another agent is named ${fleet.name}. Rename it, or leave out --instances.`);
}

async function defaultProjectId(db: Database, tenantId: string): Promise<string> {
  await db
    .insert(projects)
    .values({ tenantId, name: 'Default', gameName: 'Default', kind: 'default' })
    .onConflictDoNothing();
  const [project] = await db
    .select({ projectId: projects.projectId })
    .from(projects)
    .where(and(eq(projects.tenantId, tenantId), eq(projects.kind, 'default')));
  if (!project) throw new Error('The default project could not be made.');
  return project.projectId;
}

async function recountInstances(db: Database, { tenantId, agentId }: FleetPlace): Promise<void> {
  const held = db
    .select({ total: sql`count(*)` })
    .from(instances)
    .where(and(eq(instances.tenantId, tenantId), eq(instances.agentId, agentId)));
  await db
    .update(agents)
    .set({ instanceCount: sql`(${held})` })
    .where(and(eq(agents.tenantId, tenantId), eq(agents.agentId, agentId)));
}
