import { and, asc, count, desc, sql } from 'drizzle-orm';
import { IDENTITY_PAGE } from '@/lib/contract/identities';
import type { IdentitySort, SortOrder } from '@/lib/contract/identity-sorts';
import type { Context } from '../../context';
import { identities } from '../../store/schema/identities';
import { hasWords } from '../search-words';
import { visibleIdentities } from './find-identity';
import { pageOf } from './page-of';

const byName = sql`lower(${identities.name})`;

/** What each sort goes by, before the id. Each has its index. */
const KEYS = {
  stress: [identities.stressLevel, identities.createdAt],
  created_at: [identities.createdAt],
  name: [byName],
};

interface Asked {
  search?: string | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
  sort: IdentitySort;
  order: SortOrder;
}

/** One page of the identities that the caller may see, and where it is among them. */
export async function readPage(ctx: Context, asked: Asked) {
  const { search = '', limit = IDENTITY_PAGE, offset = 0, sort, order } = asked;
  const by = order === 'asc' ? asc : desc;
  // Names are looked through: an index of their words would be written anew whenever the stress changes.
  const seen = and(visibleIdentities(ctx), ...hasWords(byName, search));
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
