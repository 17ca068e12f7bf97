import { asc, count, desc, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { browseIdentities as endpoint } from '@/lib/contract/endpoints/identity-views';
import { IDENTITY_PAGE } from '@/lib/contract/identities';
import type { browseIdentitiesReply } from '@/lib/contract/identity-views';
import type { Context } from '../../context';
import { identities } from '../../store/schema/identities';
import { withAgents } from './attached-agents';
import { visibleIdentities } from './find-identity';
import { toView } from './identity-reply';
import { pageOf } from './page-of';

type Query = QueryOf<typeof endpoint>;

/** What each sort goes by, before the id. Each has its index. */
const KEYS = {
  stress: [identities.stressLevel, identities.createdAt],
  created_at: [identities.createdAt],
  name: [sql`lower(${identities.name})`],
};
const SORTS = Object.keys(KEYS) as (keyof typeof KEYS)[];

export async function browseIdentities(
  ctx: Context,
  query: Query,
): Promise<Output<typeof browseIdentitiesReply>> {
  const { limit = IDENTITY_PAGE, offset = 0, sort = 'stress' } = query;
  const { order = sort === 'name' ? 'asc' : 'desc' } = query;
  const by = order === 'asc' ? asc : desc;
  const seen = visibleIdentities(ctx);
  const rows = await ctx.db
    .select()
    .from(identities)
    .where(seen)
    .orderBy(...KEYS[sort].map((key) => by(key)), by(identities.identityId))
    .limit(limit)
    .offset(offset);
  const counted = await ctx.db.select({ total: count() }).from(identities).where(seen);
  return {
    items: await withAgents(ctx, rows.map(toView)),
    pagination: pageOf({ limit, offset }, rows.length, counted[0]?.total),
    ...{ sort, order, sorts: SORTS },
  };
}
