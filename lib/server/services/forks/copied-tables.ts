import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { testCases } from '../../store/schema/cases';
import { customTools } from '../../store/schema/custom-tools';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import type { ForkRow } from './fork-row';

/** Rows of the source that one transaction reads: pages share the embedded database's one connection. */
export const CHUNK = 1000;

interface CopiedTable {
  name:
    | 'instances'
    | 'memory_nodes'
    | 'memory_facts'
    | 'custom_states'
    | 'custom_tools'
    | 'personality_deltas'
    | 'test_cases';
  table: PgTable;
  /** The column that tells its rows apart; null: they have names, which stay. */
  id: 'instance_id' | 'node_id' | 'fact_id' | 'state_id' | 'delta_id' | 'case_id' | null;
  isInInstance?: true;
  hangsOnNode?: true;
}

/** In the order of their foreign keys. The agent's own row is not among them: it is written with the job. */
export const COPIED: CopiedTable[] = [
  { name: 'instances', table: instances, id: 'instance_id' },
  { name: 'memory_nodes', table: memoryNodes, id: 'node_id', isInInstance: true },
  { name: 'memory_facts', table: memoryFacts, id: 'fact_id', isInInstance: true, hangsOnNode: true },
  { name: 'custom_states', table: customStates, id: 'state_id', isInInstance: true },
  { name: 'custom_tools', table: customTools, id: null },
  { name: 'personality_deltas', table: personalityDeltas, id: 'delta_id' },
  { name: 'test_cases', table: testCases, id: 'case_id' },
];

/** With the agent's own row. */
export const TABLES_TOTAL = COPIED.length + 1;

/**
 * Tables that nobody analysed all look alike to the planner, and it takes whichever index begins with tenant and
 * agent. Where it may not sort it has to take the one that is in order, here the primary key; and what is wrongly
 * thought to be one row must not be joined row by row. The cost that forbids looks like a query worth compiling.
 */
export const PLANNER = sql`select set_config(name, 'off', true)
  from unnest(array['enable_sort', 'enable_nestloop', 'jit']) as name`;

/** What rows are read in the order of: a UUID always, so that one column of the job can remember the place. */
function keyOf({ id }: CopiedTable): SQL {
  return id ? sql`t.${sql.identifier(id)}` : sql`md5(t.name)::uuid`;
}

/**
 * The id in the copy of a row with that id in the source: a UUID of version 8 made from both, so that no table has
 * to remember the pairs and a chunk that is copied again finds its rows there.
 */
function idInCopy(fork: ForkRow, id: SQL): SQL {
  const hash = sql`md5(${fork.agentId}::text || ${id}::text)`;
  return sql`overlay(overlay(${hash} placing '8' from 13) placing '8' from 17)::uuid`;
}

/** The first row of the copy at or after an id: a place in the primary key, which nothing but that index has in order. */
function seek(fork: ForkRow, table: PgTable, id: SQL): SQL {
  return sql`(select p.${id} from ${table} as p
    where (p.tenant_id, p.agent_id, p.${id}) >= (${fork.tenantId}, ${fork.agentId}::uuid, w.copy_id)
    order by p.tenant_id, p.agent_id, p.${id} limit 1)`;
}

/**
 * Which instances (or nodes) the rows of a chunk belong to, of those that the copy has: the source goes on changing,
 * and one may have come too late.
 */
function presentOf(fork: ForkRow, parent: PgTable, id: SQL): SQL {
  return sql`
    select w.id, w.copy_id from (
      select distinct s.${id} as id, ${idInCopy(fork, sql`s.${id}`)} as copy_id
      from source as s where s.${id} is not null
    ) as w where w.copy_id = ${seek(fork, parent, id)}`;
}

const instanceId = sql.identifier('instance_id');
const nodeId = sql.identifier('node_id');

/** Copies the next rows of one table; answers how many were read and written, and the last one's key. */
export function copyChunk(fork: ForkRow, copied: CopiedTable): SQL {
  const { table, isInInstance, hangsOnNode } = copied;
  const key = keyOf(copied);
  const columns = columnsOf(table);
  const values = columns.map(({ name }) => valueInCopy(fork, copied, name));
  const after = fork.copiedUpTo ? sql`and ${key} > ${fork.copiedUpTo}::uuid` : sql``;
  const parts = [
    isInInstance && sql`places as materialized (${presentOf(fork, instances, sql`${instanceId}`)}),`,
    hangsOnNode && sql`hooks as materialized (${presentOf(fork, memoryNodes, sql`${nodeId}`)}),`,
  ];
  const joins = [
    isInInstance && sql`left join places on places.id = s.instance_id`,
    hangsOnNode && sql`left join hooks on hooks.id = s.node_id`,
    isInInstance && sql`where s.instance_id is null or places.copy_id is not null`,
  ];
  return sql`
    with source as materialized (
      select t.*, ${key} as copy_key from ${table} as t
      where t.tenant_id = ${fork.tenantId} and t.agent_id = ${fork.sourceAgentId}::uuid ${after}
      order by ${key} limit ${CHUNK}
    ), ${together(parts)} copied as (
      insert into ${table} (${listed(columns.map(({ name }) => sql`${sql.identifier(name)}`))})
      select ${listed(values)} from source as s ${together(joins)}
      on conflict do nothing
      returning 1
    )
    select
      (select count(*)::int from source) as read,
      (select count(*)::int from copied) as written,
      (select copy_key from source order by copy_key desc limit 1) as last`;
}

/** A fact outlives the node it hung on: one that came too late is left out of it. */
function valueInCopy(fork: ForkRow, { id }: CopiedTable, column: string): SQL {
  if (column === 'agent_id') return sql`${fork.agentId}::uuid`;
  if (column === id) return idInCopy(fork, sql`s.${sql.identifier(column)}`);
  if (column === 'instance_id') return sql`places.copy_id`;
  if (column === 'node_id') return sql`hooks.copy_id`;
  return sql`s.${sql.identifier(column)}`;
}

/** Deletes some rows of what was copied, when the copy is given up. */
export function clearChunk(fork: ForkRow, copied: CopiedTable): SQL {
  return sql`
    delete from ${copied.table} where ctid in (
      select t.ctid from ${copied.table} as t
      where t.tenant_id = ${fork.tenantId} and t.agent_id = ${fork.agentId}::uuid
      order by ${keyOf(copied)} limit ${CHUNK}
    )`;
}

/** How many rows of each table a copy has. */
export function countCopied(fork: ForkRow): SQL {
  const counts = COPIED.map(
    ({ name, table }) =>
      sql`(select count(*)::int from ${table} as t where t.tenant_id = ${fork.tenantId}
        and t.agent_id = ${fork.agentId}::uuid) as ${sql.identifier(name)}`,
  );
  return sql`select ${listed(counts)}`;
}

const columnsOf = (table: PgTable): AnyColumn[] => Object.values(getTableColumns(table));
const listed = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
const together = (parts: (SQL | undefined)[]): SQL =>
  sql.join(
    parts.filter((part) => part !== undefined),
    sql` `,
  );
