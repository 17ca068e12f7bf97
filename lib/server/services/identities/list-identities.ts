import { and, desc, eq, lte } from 'drizzle-orm';
import { HISTORY_PAGE, type HistoryEntry } from '@/lib/contract/identities';
import type { SortOrder } from '@/lib/contract/identity-sorts';
import type { Context } from '../../context';
import { identityCycles } from '../../store/schema/identities';
import { findIdentity } from './find-identity';
import { toListed } from './identity-reply';
import { pageOf } from './page-of';
import { readPage } from './read-page';

interface Paging {
  limit?: number;
  offset?: number;
}

export async function listIdentities(
  ctx: Context,
  query: Paging & { sort?: 'created_at' | 'name'; order?: SortOrder },
) {
  const { sort = 'created_at', order = 'desc' } = query;
  const { rows, pagination } = await readPage(ctx, { ...query, sort, order });
  return { data: rows.map(toListed), pagination };
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
