import { sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseUsers as endpoint } from '@/lib/contract/endpoints/instance-memory';
import { type browseUsersReply, type KnownUser, MEMORY_PAGE } from '@/lib/contract/instance-memory';
import type { Context } from '../../context';
import { findPlace, type MemoryPlace } from './find-place';
import { wordsIn } from './search-words';

interface UserRow extends Record<string, unknown> {
  user_id: string;
  facts: number;
  states: number;
  first_seen_at: Date | string;
  last_seen_at: Date | string;
}

/** Whoever a fact, a node or a state of the instance is about, the last seen first. */
export async function browseUsers(
  ctx: Context,
  input: { agent: string; instance: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof browseUsersReply>> {
  const { page_size: limit = MEMORY_PAGE, offset = 0, search } = input.query;
  const place = await findPlace(ctx, input);
  const known = knownIn(place, search);
  const { rows } = await ctx.db.execute<UserRow>(sql`
    select user_id, sum(fact)::int as facts, sum(state)::int as states,
      min(created_at) as first_seen_at, max(updated_at) as last_seen_at
    from (${known}) as known
    group by user_id
    order by last_seen_at desc, user_id
    limit ${limit} offset ${offset}`);
  const counted = await ctx.db.execute<{ total: number }>(sql`
    select count(distinct user_id)::int as total from (${known}) as known`);
  return { items: rows.map(toKnownUser), total_count: counted.rows[0]?.total ?? 0 };
}

function knownIn({ instance }: MemoryPlace, search: string | undefined) {
  const rowsOf = (table: string, { updated, fact = 0, state = 0 }: Counted) => sql`
    select user_id, created_at, ${sql.identifier(updated)} as updated_at,
      ${sql.raw(String(fact))} as fact, ${sql.raw(String(state))} as state
    from ${sql.identifier(table)}
    where ${sql.join(
      [
        sql`tenant_id = ${instance.tenantId} and agent_id = ${instance.agentId}`,
        sql`instance_id = ${instance.instanceId} and user_id <> ''`,
        ...wordsIn(sql`user_id`, search),
      ],
      sql` and `,
    )}`;
  return sql`${rowsOf('memory_facts', { updated: 'updated_at', fact: 1 })}
    union all ${rowsOf('custom_states', { updated: 'updated_at', state: 1 })}
    union all ${rowsOf('memory_nodes', { updated: 'created_at' })}`;
}

interface Counted {
  updated: string;
  fact?: number;
  state?: number;
}

function toKnownUser(row: UserRow): KnownUser {
  return {
    user_id: row.user_id,
    facts: row.facts,
    states: row.states,
    first_seen_at: new Date(row.first_seen_at).toISOString(),
    last_seen_at: new Date(row.last_seen_at).toISOString(),
  };
}
