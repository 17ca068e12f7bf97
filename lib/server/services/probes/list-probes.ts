import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Output, QueryOf } from '@/lib/contract/endpoint';
import type { listProbes as endpoint } from '@/lib/contract/endpoints/probes';
import { type listProbesReply, PROBES_PAGE } from '@/lib/contract/probes';
import type { Context } from '../../context';
import { type Binding, cutPage, decodeCursor, encodeCursor } from '../../store/cursor';
import { microseconds } from '../../store/microseconds';
import { probeAsks, probeCanaries, probes } from '../../store/schema/probes';
import { findAskedAgent } from '../asked-agent';
import { lookAtProbe } from './find-probe';
import { type Counts, toSummary } from './probe-rows';

/** The newest first. */
export async function listProbes(
  ctx: Context,
  input: { agent: string; query: QueryOf<typeof endpoint> },
): Promise<Output<typeof listProbesReply>> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  const { cursor, page_size: size = PROBES_PAGE } = input.query;
  const binding: Binding = { tenant: ctx.caller.tenant, filters: { probes: agentId }, key: 'time' };
  const position = cursor === undefined ? undefined : decodeCursor(binding, cursor);
  if (position === 'foreign') return { items: [], has_more: false };
  const after =
    position &&
    sql`(${probes.createdAt}, ${probes.probeId}) < (${position.key}::timestamptz, ${position.id}::uuid)`;
  const rows = await ctx.db
    .select({ row: probes, key: microseconds(probes.createdAt) })
    .from(probes)
    .where(and(eq(probes.tenantId, ctx.caller.tenant), eq(probes.agentId, agentId), after))
    .orderBy(desc(probes.createdAt), desc(probes.probeId))
    .limit(size + 1);
  const { items, hasMore, last } = cutPage(rows, size);
  const counts = await countsOf(
    ctx,
    agentId,
    items.map(({ row }) => row.probeId),
  );
  const summaries = items.map(async ({ row }) => {
    // One that seems to run may be cut: looking at it says so.
    if (row.status === 'running') return lookAtProbe(ctx, { agentId, probeId: row.probeId });
    return toSummary(row, counts.get(row.probeId) ?? NONE);
  });
  return {
    items: await Promise.all(summaries),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(binding, { key: last.key, id: last.row.probeId }) : undefined,
  };
}

const NONE: Counts = { planted: 0, removed: 0, left: 0, asked: 0 };

async function countsOf(ctx: Context, agentId: string, ids: string[]): Promise<Map<string, Counts>> {
  const ofThese = (table: typeof probeCanaries | typeof probeAsks) =>
    and(...[eq(table.tenantId, ctx.caller.tenant), eq(table.agentId, agentId)], inArray(table.probeId, ids));
  const number = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  const { status } = probeCanaries;
  const canaries = await ctx.db
    .select({
      id: probeCanaries.probeId,
      planted: number(sql`${status} in ('planted', 'removed')`),
      removed: number(sql`${status} = 'removed'`),
      left: number(sql`${status} in ('planned', 'planted')`),
    })
    .from(probeCanaries)
    .where(ofThese(probeCanaries))
    .groupBy(probeCanaries.probeId);
  const asks = await ctx.db
    .select({ id: probeAsks.probeId, asked: number(sql`${probeAsks.status} = 'answered'`) })
    .from(probeAsks)
    .where(ofThese(probeAsks))
    .groupBy(probeAsks.probeId);
  const asked = new Map(asks.map((row) => [row.id, row.asked]));
  return new Map(canaries.map(({ id, ...row }) => [id, { ...row, asked: asked.get(id) ?? 0 }]));
}
