import { and, eq } from 'drizzle-orm';
import { createCustomState, deleteCustomStateByKey } from '@/lib/contract/endpoints/memory';
import { isProblemError } from '@/lib/problem-error';
import type { Context } from '../../context';
import { probeCanaries } from '../../store/schema/probes';
import { faultText } from '../../tester/turn-fault';
import { several } from '../several';
import { type CanaryRow, type ProbeKey, probeIs } from './probe-rows';

const AT_ONCE = 4;

const placeOf = ({ instanceId, userId, key }: CanaryRow) => ({
  ...{ key, instance_id: instanceId, scope: userId === '' ? ('global' as const) : ('user' as const) },
  ...(userId !== '' && { user_id: userId }),
});

async function note(
  ctx: Context,
  key: ProbeKey,
  { position }: CanaryRow,
  status: CanaryRow['status'],
): Promise<void> {
  await ctx.db
    .update(probeCanaries)
    .set({ status })
    .where(and(probeIs(ctx, key, probeCanaries), eq(probeCanaries.position, position)));
}

/** Plants what was written down; answers, by instance, why something could not be planted. */
export async function plantCanaries(
  ctx: Context,
  key: ProbeKey,
  canaries: CanaryRow[],
  stop: AbortSignal,
): Promise<Map<string, string>> {
  const faults = new Map<string, string>();
  await several(canaries, AT_ONCE, async (canary) => {
    if (stop.aborted || faults.has(canary.instanceId)) return;
    try {
      const body = { ...placeOf(canary), value: canary.value };
      const { agentId } = key;
      await ctx.agentsApi.call(createCustomState, { params: { agentId }, body, requestId: ctx.requestId });
      await note(ctx, key, canary, 'planted');
    } catch (error) {
      faults.set(canary.instanceId, `Nothing could be planted: ${faultText(error)}`);
    }
  });
  return faults;
}

/** Removes all that may be there. What could not be removed stays written down. */
export async function removeCanaries(ctx: Context, key: ProbeKey, canaries: CanaryRow[]): Promise<void> {
  const left = canaries.filter(({ status }) => status === 'planned' || status === 'planted');
  await several(left, AT_ONCE, async (canary) => {
    const status = await remove(ctx, key, canary).catch(() => undefined);
    if (status) await note(ctx, key, canary, status).catch(() => undefined);
  });
}

const AGAIN_MS = 300;

/** Undefined: it may still be there. What fails once for no lasting reason is tried once more. */
async function remove(
  ctx: Context,
  key: ProbeKey,
  canary: CanaryRow,
  isAgain = false,
): Promise<CanaryRow['status'] | undefined> {
  try {
    const { agentId } = key;
    const query = placeOf(canary);
    await ctx.agentsApi.call(deleteCustomStateByKey, {
      params: { agentId },
      query,
      requestId: ctx.requestId,
    });
    return 'removed';
  } catch (error) {
    const status = isProblemError(error) ? error.problem.status : 500;
    // Gone with its instance, or with a reset.
    if (status === 404) return canary.status === 'planted' ? 'removed' : 'absent';
    if (isAgain || status < 500) return undefined;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return remove(ctx, key, canary, true);
  }
}
