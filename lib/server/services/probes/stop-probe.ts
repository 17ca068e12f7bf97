import { and, eq, sql } from 'drizzle-orm';
import type { Probe } from '@/lib/contract/probes';
import type { Context } from '../../context';
import { stopWork } from '../../live-work';
import { problem } from '../../problems';
import { probes } from '../../store/schema/probes';
import { findProbeKey, lookAtProbe } from './find-probe';
import { removeCanaries } from './plant-canaries';
import { probeIs, readProbe } from './probe-rows';
import { forgetProbeTalk } from './probe-talk';

type Input = { agent: string; probeId: string };

/** Whichever process holds it stops; it then removes what it planted. */
export async function stopProbe(ctx: Context, input: Input): Promise<Probe> {
  const key = await findProbeKey(ctx, input);
  const { status } = await lookAtProbe(ctx, key);
  if (status === 'running') {
    await ctx.db
      .update(probes)
      .set({ stopRequestedAt: sql`clock_timestamp()` })
      .where(and(probeIs(ctx, key), eq(probes.status, 'running')));
    stopWork(key.probeId);
  }
  return lookAtProbe(ctx, key);
}

/** Removes what a probe left that was cut, or whose removal failed. */
export async function cleanProbe(ctx: Context, input: Input): Promise<Probe> {
  const key = await findProbeKey(ctx, input);
  const { status } = await lookAtProbe(ctx, key);
  if (status === 'running')
    throw problem(409, 'The probe is still running: stop it, and it cleans up itself.');
  await removeCanaries(ctx, key, (await readProbe(ctx, key)).canaries);
  await forgetProbeTalk(ctx, key);
  return lookAtProbe(ctx, key);
}
