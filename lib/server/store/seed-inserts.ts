import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './connect';
import type { SeedAgent, SeedFact, SeedInstance, SeedState } from './seed-rows';

/**
 * Rows travel as one JSON parameter: the statement stays the same for any number of them, which is several
 * times faster than a parameter a value, and both databases unpack it alike. Each answers how many were new.
 */

export interface SeedPlace {
  tenantId: string;
  projectId: string;
}

export interface FleetPlace {
  tenantId: string;
  agentId: string;
}

/** An agent and its default instance, in one statement; an agent whose name or id is taken is left out. */
export function insertAgents(db: Database, { tenantId, projectId }: SeedPlace, rows: SeedAgent[]) {
  return run(
    db,
    sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row(
        agent_id uuid, instance_id uuid, name text, bio text, is_active boolean, mcp_enabled text[],
        owner_user_id text, owner_display_name text, owner_email text,
        created_at timestamptz, last_seen_at timestamptz)
    ), added as (
      insert into agents (
        tenant_id, agent_id, project_id, name, bio, is_active, mcp_enabled, instance_count, avatar_url,
        owner_user_id, owner_display_name, owner_email, created_at, updated_at, last_seen_at)
      select
        ${tenantId}, agent_id, ${projectId}::uuid, name, bio, is_active, mcp_enabled, 1,
        '/avatars/' || agent_id || '.svg',
        owner_user_id, owner_display_name, owner_email, created_at, created_at, last_seen_at
      from given
      on conflict do nothing
      returning agent_id
    )
    insert into instances (tenant_id, agent_id, instance_id, name, is_default, created_at, updated_at)
    select ${tenantId}, agent_id, instance_id, 'default', true, created_at, created_at
    from added join given using (agent_id)`,
  );
}

export function insertInstances(db: Database, { tenantId, agentId }: FleetPlace, rows: SeedInstance[]) {
  return run(
    db,
    sql`
    insert into instances (tenant_id, agent_id, instance_id, name, status, created_at, updated_at)
    select ${tenantId}, ${agentId}::uuid, instance_id, name, status, created_at, created_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      instance_id uuid, name text, status text, created_at timestamptz)
    on conflict do nothing`,
  );
}

/** An instance that was deleted or whose name was taken gets no facts. */
export function insertFacts(db: Database, { tenantId, agentId }: FleetPlace, rows: SeedFact[]) {
  return run(
    db,
    sql`
    insert into memory_facts (
      tenant_id, agent_id, fact_id, instance_id, user_id, content, source_type, created_at, updated_at)
    select
      i.tenant_id, i.agent_id, row.id, i.instance_id, row.user_id, row.content, 'seed',
      row.created_at, row.created_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      id uuid, instance_id uuid, user_id text, content text, created_at timestamptz)
    join instances i on i.tenant_id = ${tenantId} and i.agent_id = ${agentId}::uuid
      and i.instance_id = row.instance_id
    on conflict do nothing`,
  );
}

export function insertStates(db: Database, { tenantId, agentId }: FleetPlace, rows: SeedState[]) {
  return run(
    db,
    sql`
    insert into custom_states (
      tenant_id, agent_id, state_id, instance_id, scope, user_id, key, value, content_type,
      created_at, updated_at)
    select
      i.tenant_id, i.agent_id, row.id, i.instance_id, row.scope, row.user_id, row.key, row.value, 'json',
      row.created_at, row.created_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as row(
      id uuid, instance_id uuid, scope text, user_id text, key text, value jsonb, created_at timestamptz)
    join instances i on i.tenant_id = ${tenantId} and i.agent_id = ${agentId}::uuid
      and i.instance_id = row.instance_id
    on conflict do nothing`,
  );
}

async function run(db: Database, statement: SQL): Promise<number> {
  const { rowCount } = await db.execute(statement);
  return rowCount ?? 0;
}
