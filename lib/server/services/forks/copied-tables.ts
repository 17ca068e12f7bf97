import { type AnyColumn, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { customTools } from '../../store/schema/custom-tools';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts, memoryNodes } from '../../store/schema/memory';
import { personalityDeltas } from '../../store/schema/personality-deltas';
import type { ForkRow } from './fork-row';

/** Rows of the source that one transaction reads: pages share the embedded database's one connection. */
export const CHUNK = 1000;

type Copy = (fork: ForkRow) => SQL;

interface CopiedTable {
  name:
    | 'instances'
    | 'memory_nodes'
    | 'memory_facts'
    | 'custom_states'
    | 'custom_tools'
    | 'personality_deltas';
  table: PgTable;
  /** What the rows are read in the order of; a UUID, so that one column of the job can remember the place. */
  key: SQL;
  /** Columns whose value in the copy is another one than in the source. */
  changed: Record<string, Copy>;
  /** Which rows can be copied: the source goes on changing, and a row's instance may have come too late. */
  fits?: Copy;
}

/**
 * The id in the copy of a row with that id in the source: a UUID of version 8 made from both, so that no table has
 * to remember the pairs and a chunk that is copied again finds its rows there.
 */
function idInCopy(fork: ForkRow, id: SQL): SQL {
  const hash = sql`md5(${fork.agentId}::text || ${id}::text)`;
  return sql`overlay(overlay(${hash} placing '8' from 13) placing '8' from 17)::uuid`;
}

const instanceId: Copy = (fork) => idInCopy(fork, sql`s.instance_id`);

const hasInstance: Copy = (fork) =>
  sql`exists (select 1 from instances p where p.tenant_id = s.tenant_id
    and p.agent_id = ${fork.agentId}::uuid and p.instance_id = ${instanceId(fork)})`;

/** A fact outlives the node it hung on: one that came too late is left out of it. */
const nodeId: Copy = (fork) =>
  sql`(select p.node_id from memory_nodes p where p.tenant_id = s.tenant_id
    and p.agent_id = ${fork.agentId}::uuid and p.instance_id = ${instanceId(fork)}
    and p.node_id = ${idInCopy(fork, sql`s.node_id`)})`;

/** In the order of their foreign keys. The agent's own row is not among them: it is written with the job. */
export const COPIED: CopiedTable[] = [
  { name: 'instances', table: instances, key: sql`t.instance_id`, changed: { instance_id: instanceId } },
  {
    name: 'memory_nodes',
    table: memoryNodes,
    key: sql`t.node_id`,
    changed: { node_id: (fork) => idInCopy(fork, sql`s.node_id`), instance_id: instanceId },
    fits: hasInstance,
  },
  {
    name: 'memory_facts',
    table: memoryFacts,
    key: sql`t.fact_id`,
    changed: {
      fact_id: (fork) => idInCopy(fork, sql`s.fact_id`),
      instance_id: instanceId,
      node_id: nodeId,
    },
    fits: (fork) => sql`(s.instance_id is null or ${hasInstance(fork)})`,
  },
  {
    name: 'custom_states',
    table: customStates,
    key: sql`t.state_id`,
    changed: { state_id: (fork) => idInCopy(fork, sql`s.state_id`), instance_id: instanceId },
    fits: hasInstance,
  },
  // Tools have names instead of ids, and are few.
  { name: 'custom_tools', table: customTools, key: sql`md5(t.name)::uuid`, changed: {} },
  {
    name: 'personality_deltas',
    table: personalityDeltas,
    key: sql`t.delta_id`,
    changed: { delta_id: (fork) => idInCopy(fork, sql`s.delta_id`) },
  },
];

/** With the agent's own row. */
export const TABLES_TOTAL = COPIED.length + 1;

const columnsOf = (table: PgTable): AnyColumn[] => Object.values(getTableColumns(table));

/** Copies the next rows of one table; answers how many were read and written, and the last one's key. */
export function copyChunk(fork: ForkRow, { table, key, changed, fits }: CopiedTable): SQL {
  const columns = columnsOf(table);
  const values = columns.map(({ name }) => {
    if (name === 'agent_id') return sql`${fork.agentId}::uuid`;
    return changed[name]?.(fork) ?? sql`s.${sql.identifier(name)}`;
  });
  const after = fork.copiedUpTo ? sql`and ${key} > ${fork.copiedUpTo}::uuid` : sql``;
  return sql`
    with source as (
      select t.*, ${key} as copy_key from ${table} as t
      where t.tenant_id = ${fork.tenantId} and t.agent_id = ${fork.sourceAgentId}::uuid ${after}
      order by ${key} limit ${CHUNK}
    ), copied as (
      insert into ${table} (${listed(columns.map(({ name }) => sql.identifier(name)))})
      select ${listed(values)} from source as s ${fits ? sql`where ${fits(fork)}` : sql``}
      on conflict do nothing
      returning 1
    )
    select
      (select count(*)::int from source) as read,
      (select count(*)::int from copied) as written,
      (select copy_key from source order by copy_key desc limit 1) as last`;
}

/** Deletes some rows of what was copied, when the copy is given up. */
export function clearChunk(fork: ForkRow, { table, key }: CopiedTable): SQL {
  return sql`
    delete from ${table} where ctid in (
      select t.ctid from ${table} as t
      where t.tenant_id = ${fork.tenantId} and t.agent_id = ${fork.agentId}::uuid
      order by ${key} limit ${CHUNK}
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

function listed(parts: SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql`, `);
}
