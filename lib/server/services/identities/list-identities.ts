import { and, asc, count, desc, eq, lte, sql } from 'drizzle-orm';
import { HISTORY_PAGE, type HistoryEntry, IDENTITY_PAGE } from '@/lib/contract/identities';
import type { Context } from '../../context';
import { identities, identityCycles } from '../../store/schema/identities';
import { findIdentity, visibleIdentities } from './find-identity';
import { toListed } from './identity-reply';
import { pageOf } from './page-of';

interface Paging {
  limit?: number;
  offset?: number;
}

export async function listIdentities(
  ctx: Context,
  query: Paging & { sort?: 'created_at' | 'name'; order?: 'asc' | 'desc' },
) {
  const { limit = IDENTITY_PAGE, offset = 0, sort = 'created_at', order = 'desc' } = query;
  const seen = visibleIdentities(ctx);
  const by = order === 'asc' ? asc : desc;
  const [rows, counted] = await Promise.all([
    ctx.db
      .select()
      .from(identities)
      .where(seen)
      .orderBy(
        by(sort === 'name' ? sql`lower(${identities.name})` : identities.createdAt),
        by(identities.identityId),
      )
      .limit(limit)
      .offset(offset),
    ctx.db.select({ total: count() }).from(identities).where(seen),
  ]);
  return { data: rows.map(toListed), pagination: pageOf({ limit, offset }, rows.length, counted[0]?.total) };
}

export async function listHistory(ctx: Context, input: { identityId: string; query: Paging }) {
  const { identityId, cycle: total } = await findIdentity(ctx, input.identityId);
  const { limit = HISTORY_PAGE, offset = 0 } = input.query;
  const rows = await ctx.db
    .select()
    .from(identityCycles)
    .where(
      and(
        eq(identityCycles.tenantId, ctx.caller.tenant),
        eq(identityCycles.identityId, identityId),
        // Cycles have no gaps: what an offset would skip is never read.
        lte(identityCycles.cycle, total - offset),
      ),
    )
    .orderBy(desc(identityCycles.cycle))
    .limit(limit);
  return { data: rows.map(toEntry), pagination: pageOf({ limit, offset }, rows.length, total) };
}

export function toEntry(row: typeof identityCycles.$inferSelect): HistoryEntry {
  return {
    cycle: row.cycle,
    timestamp: row.at.toISOString(),
    mode_target: row.mode,
    signal_strength: row.signal,
    confidence: row.confidence,
    context: row.context ?? {},
  };
}
