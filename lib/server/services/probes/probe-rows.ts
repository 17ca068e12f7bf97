import { and, eq } from 'drizzle-orm';
import type { Probe, ProbeSummary } from '@/lib/contract/probes';
import type { Context } from '../../context';
import { judgeCells, verdictOf } from '../../probe/judge';
import { notFound } from '../../problems';
import { probeAsks, probeCanaries, probes } from '../../store/schema/probes';

export type ProbeRow = typeof probes.$inferSelect;
export type CanaryRow = typeof probeCanaries.$inferSelect;
type AskRow = typeof probeAsks.$inferSelect;

export interface ProbeKey {
  agentId: string;
  probeId: string;
}

export function probeIs(
  ctx: Pick<Context, 'caller'>,
  { agentId, probeId }: ProbeKey,
  table: typeof probes | typeof probeCanaries | typeof probeAsks = probes,
) {
  return and(eq(table.tenantId, ctx.caller.tenant), eq(table.agentId, agentId), eq(table.probeId, probeId));
}

export interface WholeProbe {
  row: ProbeRow;
  canaries: CanaryRow[];
  asks: AskRow[];
}

export async function readProbe(ctx: Context, key: ProbeKey): Promise<WholeProbe> {
  const [row] = await ctx.db.select().from(probes).where(probeIs(ctx, key));
  if (!row) throw notFound('probe');
  const canaries = await ctx.db
    .select()
    .from(probeCanaries)
    .where(probeIs(ctx, key, probeCanaries))
    .orderBy(probeCanaries.position);
  const asks = await ctx.db
    .select()
    .from(probeAsks)
    .where(probeIs(ctx, key, probeAsks))
    .orderBy(probeAsks.position);
  return { row, canaries, asks };
}

/** What a list says of a probe: how many of its canaries are in which state. */
export interface Counts {
  planted: number;
  removed: number;
  left: number;
  asked: number;
}

export function toSummary(row: ProbeRow, counts: Counts): ProbeSummary {
  return {
    ...{ probe_id: row.probeId, agent_id: row.agentId, status: row.status },
    ...(row.verdict && { verdict: row.verdict }),
    ...{ is_leaky: row.isLeaky, instances: row.instances, users: row.users },
    receipt: { ...counts, leaks: row.leaks },
    ...{ api: row.api, provider: row.provider, model: row.model, error: row.error },
    created_by: { id: row.createdById, label: row.createdByLabel },
    created_at: row.createdAt.toISOString(),
    ...(row.endedAt && { ended_at: row.endedAt.toISOString() }),
  };
}

export function toProbe({ row, canaries, asks }: WholeProbe): Probe {
  const isOver = row.status !== 'running';
  const cells = judgeCells({ instances: row.instances, canaries, asks, isOver });
  const leaks = cells.filter(({ verdict }) => verdict === 'leak').length;
  const has = (...wanted: CanaryRow['status'][]) =>
    canaries.filter(({ status }) => wanted.includes(status)).length;
  const counts = {
    planted: has('planted', 'removed'),
    removed: has('removed'),
    left: has('planned', 'planted'),
    asked: asks.filter(({ status }) => status === 'answered').length,
  };
  return {
    ...toSummary({ ...row, leaks, verdict: isOver ? verdictOf(cells) : null }, counts),
    cells,
    asks: asks.map((ask) => ({
      ...{ instance_id: ask.instanceId, user_id: ask.userId, status: ask.status },
      ...{ has_prompt: ask.hasPrompt, answer: ask.answer, error: ask.error, duration_ms: ask.durationMs },
    })),
  };
}
