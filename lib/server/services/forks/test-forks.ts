import { sql } from 'drizzle-orm';
import type { Database } from '../../store/connect';
import { stepFork } from './step-fork';

/** Copies everything that waits, as a process would. */
export async function copyAll(db: Database, holder = 'test'): Promise<number> {
  let steps = 0;
  while (await stepFork(db, holder)) steps += 1;
  return steps;
}

export interface Amounts {
  instances: number;
  nodes: number;
  facts: number;
  states: number;
  tools: number;
  deltas: number;
}

/** Rows of every kind, spread over the instances; some facts belong to the agent itself, some hang on nodes. */
export async function plantEverything(db: Database, agentId: string, amounts: Amounts): Promise<void> {
  const tenant = 'org_acme';
  const numbers = (most: number) => sql`generate_series(1, ${most}::int) as n`;
  await db.execute(sql`insert into instances (tenant_id, agent_id, name, description)
    select ${tenant}, ${agentId}::uuid, 'ws-' || n, 'place ' || n from ${numbers(amounts.instances)}`);
  await db.execute(sql`update agents set instance_count = instance_count + ${amounts.instances}::int
    where agent_id = ${agentId}::uuid`);
  const spread = sql`(select array_agg(instance_id order by name) as ids from instances
    where agent_id = ${agentId}::uuid) as places`;
  const place = sql`places.ids[1 + n % array_length(places.ids, 1)]`;
  await db.execute(sql`insert into memory_nodes (tenant_id, agent_id, instance_id, label)
    select ${tenant}, ${agentId}::uuid, ${place}, 'node ' || n from ${numbers(amounts.nodes)}, ${spread}`);
  await db.execute(sql`insert into memory_facts (tenant_id, agent_id, instance_id, content, entities, metadata)
    select ${tenant}, ${agentId}::uuid, case when n % 10 > 0 then ${place} end, 'fact ' || n,
      array['thing ' || n % 7], jsonb_build_object('n', n) from ${numbers(amounts.facts)}, ${spread}`);
  await db.execute(sql`update memory_facts f set node_id = n.node_id from memory_nodes n
    where f.agent_id = ${agentId}::uuid and (n.tenant_id, n.agent_id, n.instance_id) =
      (f.tenant_id, f.agent_id, f.instance_id) and n.label = 'node ' || (f.metadata->>'n')`);
  await db.execute(sql`insert into custom_states (tenant_id, agent_id, instance_id, scope, user_id, key, value)
    select ${tenant}, ${agentId}::uuid, ${place}, 'user', 'user ' || n, 'mood', to_jsonb(n)
    from ${numbers(amounts.states)}, ${spread}`);
  await db.execute(sql`insert into custom_tools (tenant_id, agent_id, name, description, parameters)
    select ${tenant}, ${agentId}::uuid, 'tool_' || n, 'Tool ' || n, '{"type":"object"}'
    from ${numbers(amounts.tools)}`);
  await db.execute(sql`insert into personality_deltas
      (tenant_id, agent_id, category, trait, old_value, new_value, trigger, at)
    select ${tenant}, ${agentId}::uuid, 'big5', 'openness', n / 10000.0, (n + 1) / 10000.0, 'manual',
      clock_timestamp() - n * interval '1 minute' from ${numbers(amounts.deltas)}`);
  await db.execute(sql`insert into test_cases
      (tenant_id, agent_id, name, messages, expectations, tool_answers, created_by_id, created_by_label)
    select ${tenant}, ${agentId}::uuid, 'case ' || n, jsonb_build_array(n), '[]', '[]', 'user_admin', ''
    from ${numbers(amounts.tools)}`);
}

/** All that an agent is and owns, with names where it has ids: equal for an agent and its copy. */
export async function portraitOf(db: Database, agentId: string): Promise<Record<string, string>> {
  const parts = Object.entries(PORTRAIT).map(
    ([name, rows]) => sql`select ${name}::text as name, count(*)::int || ' ' ||
      coalesce(md5(string_agg(row::text, ',' order by row::text)), '') as sum
      from (${sql.raw(rows)}) as r(row, of) where of = ${agentId}::uuid`,
  );
  const { rows } = await db.execute<{ name: string; sum: string }>(sql.join(parts, sql` union all `));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

const without = (alias: string, columns: string) =>
  `to_jsonb(${alias}) - '{tenant_id,agent_id${columns && `,${columns}`}}'::text[]`;
const instance = 'left join instances i using (tenant_id, agent_id, instance_id)';

const PORTRAIT = {
  agent: `select ${without('a', 'name,avatar_url,owner_user_id,owner_display_name,owner_email,created_at,updated_at,last_seen_at')}, a.agent_id from agents a`,
  instances: `select ${without('t', 'instance_id')}, agent_id from instances t`,
  nodes: `select ${without('t', 'instance_id,node_id')} || jsonb_build_object('in', i.name), agent_id
    from memory_nodes t ${instance}`,
  facts: `select ${without('t', 'instance_id,node_id,fact_id')} || jsonb_build_object('in', i.name, 'on', n.label), agent_id
    from memory_facts t ${instance} left join memory_nodes n using (tenant_id, agent_id, instance_id, node_id)`,
  states: `select ${without('t', 'instance_id,state_id')} || jsonb_build_object('in', i.name), agent_id
    from custom_states t ${instance}`,
  tools: `select ${without('t', '')}, agent_id from custom_tools t`,
  deltas: `select ${without('t', 'delta_id')}, agent_id from personality_deltas t`,
  cases: `select ${without('t', 'case_id')}, agent_id from test_cases t`,
};

/** Rows that are left of an agent, in whatever table. */
export async function rowsOf(db: Database, agentId: string): Promise<number> {
  const tables = ['agents', 'instances', 'memory_nodes', 'memory_facts', 'custom_states', 'custom_tools'];
  const counts = [
    ...tables,
    'personality_deltas',
    'chat_sessions',
    'chat_runs',
    'test_cases',
    'case_runs',
    'probes',
  ].map(
    (table) => sql`(select count(*)::int from ${sql.identifier(table)} where agent_id = ${agentId}::uuid)`,
  );
  const { rows } = await db.execute<{ total: number }>(sql`select ${sql.join(counts, sql` + `)} as total`);
  return rows[0]?.total ?? -1;
}
