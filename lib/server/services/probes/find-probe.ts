import { and, eq, lt, sql } from 'drizzle-orm';
import type { Probe } from '@/lib/contract/probes';
import type { Context } from '../../context';
import { isHeldHere } from '../../live-work';
import { probes } from '../../store/schema/probes';
import { findAskedAgent } from '../asked-agent';
import { LOST_AFTER } from '../heartbeat';
import { type ProbeKey, probeIs, readProbe, toProbe } from './probe-rows';
import { forgetProbeTalk } from './probe-talk';

export async function findProbeKey(
  ctx: Context,
  input: { agent: string; probeId: string },
): Promise<ProbeKey> {
  const { agentId } = await findAskedAgent(ctx, input.agent);
  return { agentId, probeId: input.probeId };
}

/** How it stands; one whose process is gone is cut. */
export async function lookAtProbe(ctx: Context, key: ProbeKey): Promise<Probe> {
  const whole = await readProbe(ctx, key);
  if (whole.row.status !== 'running' || isHeldHere(key.probeId)) return toProbe(whole);
  const { leaks } = toProbe(whole).receipt;
  const isLost = and(eq(probes.status, 'running'), lt(probes.heartbeatAt, LOST_AFTER));
  const cut = await ctx.db
    .update(probes)
    .set({ status: 'cut', leaks, endedAt: sql`clock_timestamp()` })
    .where(and(probeIs(ctx, key), isLost));
  if (!cut.rowCount) return toProbe(whole);
  await forgetProbeTalk(ctx, key);
  return toProbe(await readProbe(ctx, key));
}

export async function getProbe(ctx: Context, input: { agent: string; probeId: string }): Promise<Probe> {
  return lookAtProbe(ctx, await findProbeKey(ctx, input));
}
