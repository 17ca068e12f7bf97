import type { Output } from '@/lib/contract/endpoint';
import type { Observation as SentObservation, Snapshot } from '@/lib/contract/identities';
import type { takeBatchReply } from '@/lib/contract/identity-views';
import { advance } from '@/lib/identity-engine/advance';
import type { IdentityState } from '@/lib/identity-engine/state';
import type { Context } from '../../context';
import type { Observed } from './cycle-columns';
import { holdIdentity } from './find-identity';
import { toProcessed, toSnapshot } from './identity-reply';
import { writeCycles } from './write-cycles';

export async function processObservation(ctx: Context, input: { identityId: string; body: SentObservation }) {
  const { identityId, body } = input;
  const { after } = await takeAll(ctx, identityId, [observedOf(body)]);
  return { data: toProcessed(identityId, after) };
}

/** All of a batch is taken or nothing of it. */
export async function processBatch(
  ctx: Context,
  input: { identityId: string; body: { observations: SentObservation[]; include_intermediate?: boolean } },
) {
  const { identityId, body } = input;
  const observations = body.observations.map(observedOf);
  const { before, after } = await takeAll(ctx, identityId, observations);
  const between: { states?: Snapshot[] } = body.include_intermediate
    ? { states: snapshotsOf(identityId, before, observations) }
    : {};
  return { data: { ...toProcessed(identityId, after), processed_count: observations.length, ...between } };
}

/** Taken only while the identity is at that cycle, so that the same may be sent again by whoever got no answer. */
export async function takeBatch(
  ctx: Context,
  input: { identityId: string; body: { observations: SentObservation[]; after_cycle: number } },
): Promise<Output<typeof takeBatchReply>> {
  const { identityId, body } = input;
  return holdIdentity(ctx, identityId, async (tx, row) => {
    const taken = row.state.cycle === body.after_cycle;
    const state = taken ? await writeCycles(tx, row, body.observations.map(observedOf)) : row.state;
    return { taken, snapshot: toSnapshot(identityId, state) };
  });
}

export function observedOf({ mode_target, signal_strength, confidence = 1, context }: SentObservation) {
  return { mode: mode_target, signal: signal_strength, confidence, context };
}

/** State, history and cycle are written together. */
async function takeAll(ctx: Context, identityId: string, observations: Observed[]) {
  return holdIdentity(ctx, identityId, async (tx, row) => {
    return { before: row.state, after: await writeCycles(tx, row, observations) };
  });
}

/** Every state on the way, computed once more: few ask for them. */
function snapshotsOf(identityId: string, before: IdentityState, observations: Observed[]): Snapshot[] {
  let state = before;
  return observations.map((observed) => {
    state = advance(state, observed);
    return toSnapshot(identityId, state);
  });
}
