import type { Context } from '../../context';
import { forgetTalk } from '../forget-talk';
import type { RunKey } from './case-rows';

export const runSession = ({ runId }: RunKey) => `case-${runId}`;

export async function forgetRunTalk(ctx: Context, key: RunKey): Promise<void> {
  await forgetTalk(ctx, key.agentId, runSession(key));
}
