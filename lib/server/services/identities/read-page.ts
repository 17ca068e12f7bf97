import { asc, count, desc, sql } from 'drizzle-orm';
import { IDENTITY_PAGE } from '@/lib/contract/identities';
import type { IdentitySort, SortOrder } from '@/lib/contract/identity-sorts';
import type { Context } from '../../context';
import { identities } from '../../store/schema/identities';
import { visibleIdentities } from './find-identity';
import { pageOf } from './page-of';

/** What each sort goes by, before the id. Each has its index. */
const KEYS = {
  stress: [identities.stressLevel, identities.createdAt],
  created_at: [identities.createdAt],
  name: [sql`lower(${identities.name})`],
};

interface Asked {
  limit?: number | undefined;
  offset?: number | undefined;
  sort: IdentitySort;
  order: SortOrder;
}

/** One page of the identities that the caller may see, and where it is among them. */
export async function readPage(ctx: Context, { limit = IDENTITY_PAGE, offset = 0, sort, order }: Asked) {
  const by = order === 'asc' ? asc : desc;
  const seen = visibleIdentities(ctx);
  const [rows, counted] = await Promise.all([
    ctx.db
      .select()
      .from(identities)
      .where(seen)
      .orderBy(...KEYS[sort].map((key) => by(key)), by(identities.identityId))
      .limit(limit)
      .offset(offset),
    ctx.db.select({ total: count() }).from(identities).where(seen),
  ]);
  return { rows, pagination: pageOf({ limit, offset }, rows.length, counted[0]?.total) };
}
