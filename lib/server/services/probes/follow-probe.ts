import type { Probe } from '@/lib/contract/probes';
import { spelled, streamResponse } from '../../chat/event-stream';
import type { Context } from '../../context';
import { followWork } from '../../live-work';
import { findProbeKey, lookAtProbe } from './find-probe';
import { type ProbeKey, readProbe } from './probe-rows';

export async function followProbe(
  ctx: Context,
  input: { agent: string; probeId: string; signal: AbortSignal },
): Promise<Response> {
  const key = await findProbeKey(ctx, input);
  await readProbe(ctx, key);
  return followProbeStream(ctx, key, input.signal);
}

/** Closing it leaves the probe alone. */
export function followProbeStream(ctx: Context, key: ProbeKey, signal: AbortSignal): Response {
  const left = new AbortController();
  let said = '';
  const look = async () => {
    const probe: Probe = await lookAtProbe(ctx, key);
    const text = JSON.stringify(probe);
    const isNew = text !== said;
    said = text;
    const event = isNew ? { type: 'probe' as const, probe } : undefined;
    return { event, isOver: probe.status !== 'running' };
  };
  const events = followWork(key.probeId, look, AbortSignal.any([signal, left.signal]));
  return streamResponse(spelled(events), { onCancel: () => left.abort() });
}
