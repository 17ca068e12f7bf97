import { sql } from 'drizzle-orm';
import type { UserEntry } from '@/lib/contract/agent-users';
import type { QueryOf } from '@/lib/contract/endpoint';
import type { listUsers as endpoint } from '@/lib/contract/endpoints/memory';
import type { Context } from '../../context';
import { findAgent } from '../agents/find-agent';
import { findInstance } from '../instances/find-instance';

const DEFAULT_USERS = 100;

interface UserRow extends Record<string, unknown> {
  user_id: string;
  created_at: Date | string;
  last_interaction_at: Date | string;
  total: number;
}

/** Whoever a fact, a node or a state is about, with the first and the last time. */
export async function listUsers(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<{ users: UserEntry[]; total: number }> {
  const { limit = DEFAULT_USERS, offset = 0, instance_id: reference, ...order } = input.query;
  const agent = await findAgent(ctx, input.agent);
  const instance = reference === undefined ? undefined : await findInstance(ctx, agent, reference);
  const rowsOf = (table: string, updated: string) => sql`
    select user_id, created_at, ${sql.identifier(updated)} as updated_at from ${sql.identifier(table)}
    where tenant_id = ${agent.tenantId} and agent_id = ${agent.agentId} and user_id <> ''
      ${instance ? sql`and instance_id = ${instance.instanceId}` : sql``}`;
  const { sort_by: by = 'last_interaction_at', sort_order: direction = 'desc' } = order;
  const { rows } = await ctx.db.execute<UserRow>(sql`
    select user_id, min(created_at) as created_at, max(updated_at) as last_interaction_at,
      (count(*) over ())::int as total
    from (${rowsOf('memory_facts', 'updated_at')} union all ${rowsOf('custom_states', 'updated_at')}
      union all ${rowsOf('memory_nodes', 'created_at')}) as known
    group by user_id
    order by ${sql.identifier(by)} ${sql.raw(direction)}, user_id
    limit ${limit} offset ${offset}`);
  const total = rows[0]?.total ?? (offset > 0 ? await countUsers(ctx, input) : 0);
  return { users: rows.map(toEntry), total };
}

/** A page beyond the end has no row that could carry the total. */
async function countUsers(
  ctx: Context,
  { agent, query }: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<number> {
  const first = await listUsers(ctx, { agent, query: { ...query, limit: 1, offset: 0 } });
  return first.total;
}

function toEntry(row: UserRow): UserEntry {
  return {
    user_id: row.user_id,
    role: 'user',
    created_at: new Date(row.created_at).toISOString(),
    last_interaction_at: new Date(row.last_interaction_at).toISOString(),
  };
}
