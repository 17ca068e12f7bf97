import type { Output } from '@/lib/contract/endpoint';
import type { Observation } from '@/lib/contract/identities';
import type { dryRunReply } from '@/lib/contract/identity-views';
import { advance } from '@/lib/identity-engine/advance';
import type { Context } from '../../context';
import { findIdentity } from './find-identity';
import { toProcessed } from './identity-reply';
import { observedOf } from './process-observations';

/** What one observation would change; nothing is written. */
export async function tryObservation(
  ctx: Context,
  input: { identityId: string; body: Observation },
): Promise<Output<typeof dryRunReply>> {
  const { identityId, state } = await findIdentity(ctx, input.identityId);
  return {
    now: toProcessed(identityId, state),
    next: toProcessed(identityId, advance(state, observedOf(input.body))),
  };
}
