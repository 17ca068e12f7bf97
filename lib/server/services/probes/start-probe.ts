import type { StartProbeBody } from '@/lib/contract/probes';
import { PROBE_INSTANCES } from '@/lib/contract/probes';
import type { Context, Tx } from '../../context';
import { holdWork } from '../../live-work';
import { madeUpUsers, makeCanaries } from '../../probe/canaries';
import { probeAsks, probeCanaries, probes } from '../../store/schema/probes';
import {
  type AskedAgent,
  type AskedPlace,
  choosePlaces,
  findAskedAgent,
  holdAskedAgent,
} from '../asked-agent';
import { followProbeStream } from './follow-probe';
import type { ProbeKey } from './probe-rows';
import { pruneProbes } from './prune-probes';
import { runProbe } from './run-probe';

export async function startProbe(
  ctx: Context,
  input: { agent: string; body: StartProbeBody; signal: AbortSignal },
): Promise<Response> {
  const agent = await findAskedAgent(ctx, input.agent);
  const places = await choosePlaces(ctx, agent, input.body.instance_ids, PROBE_INSTANCES.fewest);
  const key = await ctx.db.transaction(async (tx) => {
    await holdAskedAgent(tx, ctx, agent);
    await pruneProbes(tx, ctx, agent);
    return writeProbe(tx, ctx, agent, places, input.body);
  });
  holdWork(key.probeId, (stop) => runProbe(ctx, key, stop));
  return followProbeStream(ctx, key, input.signal);
}

/** Everything that is going to be planted is written here, before the first of it is. */
async function writeProbe(
  tx: Tx,
  ctx: Context,
  { agentId }: AskedAgent,
  places: AskedPlace[],
  body: StartProbeBody,
): Promise<ProbeKey> {
  const { caller } = ctx;
  const users = body.user_ids ?? madeUpUsers();
  const [row] = await tx
    .insert(probes)
    .values({
      ...{ tenantId: caller.tenant, agentId, isLeaky: body.leaky ?? false, instances: places, users },
      ...{ api: ctx.agentsApi.name, createdById: caller.id, createdByLabel: caller.label },
    })
    .returning({ probeId: probes.probeId });
  if (!row) throw new Error('The probe was not written.');
  const owner = { tenantId: caller.tenant, agentId, probeId: row.probeId };
  const ids = places.map(({ instance_id: id }) => id);
  await tx.insert(probeCanaries).values(makeCanaries(ids, users).map((canary) => ({ ...owner, ...canary })));
  const asks = ids.flatMap((instanceId) => users.map((userId) => ({ instanceId, userId })));
  await tx.insert(probeAsks).values(asks.map((ask, position) => ({ ...owner, ...ask, position })));
  return { agentId, probeId: row.probeId };
}
