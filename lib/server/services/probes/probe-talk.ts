import type { Context } from '../../context';
import { forgetTalk } from '../forget-talk';
import type { ProbeKey } from './probe-rows';

export const probeSession = ({ probeId }: ProbeKey) => `probe-${probeId}`;

export async function forgetProbeTalk(ctx: Context, key: ProbeKey): Promise<void> {
  await forgetTalk(ctx, key.agentId, probeSession(key));
}
