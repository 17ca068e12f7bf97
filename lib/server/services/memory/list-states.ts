import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { CustomState } from '@/lib/contract/custom-states';
import type { QueryOf } from '@/lib/contract/endpoint';
import type { getCustomStateByKey, listCustomStates } from '@/lib/contract/endpoints/memory';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { customStates } from '../../store/schema/memory';
import { findPlace, type MemoryPlace } from './find-place';

export type StateRow = typeof customStates.$inferSelect;

/** States of one instance; the wire has no pages, and a reply has an end. */
const MOST_STATES = 10_000;

export function statesIn({ instance }: MemoryPlace): SQL | undefined {
  const { tenantId, agentId, instanceId } = instance;
  return and(
    eq(customStates.tenantId, tenantId),
    eq(customStates.agentId, agentId),
    eq(customStates.instanceId, instanceId),
  );
}

export function toState(row: StateRow): CustomState {
  return {
    state_id: row.stateId,
    agent_id: row.agentId,
    instance_id: row.instanceId,
    scope: row.scope,
    user_id: row.userId || null,
    key: row.key,
    value: row.value,
    content_type: row.contentType,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

export async function listStates(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof listCustomStates> },
): Promise<CustomState[]> {
  const { scope, user_id: user, instance_id: instance, key } = input.query;
  const place = await findPlace(ctx, { agent: input.agent, instance });
  const rows = await ctx.db
    .select()
    .from(customStates)
    .where(
      and(
        statesIn(place),
        scope && eq(customStates.scope, scope),
        user === undefined ? undefined : eq(customStates.userId, user),
        key === undefined ? undefined : eq(customStates.key, key),
      ),
    )
    .orderBy(asc(customStates.scope), asc(customStates.userId), asc(customStates.key))
    .limit(MOST_STATES);
  return rows.map(toState);
}

export type StateName = Pick<QueryOf<typeof getCustomStateByKey>, 'key' | 'scope' | 'user_id'>;

/** The one state that has this name in the instance, as a condition. */
export function stateNamed(place: MemoryPlace, { key, scope = 'global', user_id: user = '' }: StateName) {
  return and(
    statesIn(place),
    eq(customStates.scope, scope),
    eq(customStates.userId, user),
    eq(customStates.key, key),
  );
}

export async function getStateByKey(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof getCustomStateByKey> },
): Promise<CustomState> {
  const place = await findPlace(ctx, { agent: input.agent, instance: input.query.instance_id });
  const [row] = await ctx.db.select().from(customStates).where(stateNamed(place, input.query));
  if (!row) throw notFound('state');
  return toState(row);
}
