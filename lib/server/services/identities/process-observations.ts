import type { Observation as SentObservation, Snapshot } from '@/lib/contract/identities';
import type { IdentityState } from '@/lib/identity-engine/state';
import type { Context } from '../../context';
import { holdIdentity } from './find-identity';
import { toProcessed, toSnapshot } from './identity-reply';
import { take, writeCycles } from './write-cycles';

export async function processObservation(ctx: Context, input: { identityId: string; body: SentObservation }) {
  const { identityId, body } = input;
  const [state] = await takeAll(ctx, identityId, [body]);
  if (!state) throw new Error('No state followed the observation.');
  return { data: toProcessed(identityId, state) };
}

/** All of a batch is taken or nothing of it. */
export async function processBatch(
  ctx: Context,
  input: { identityId: string; body: { observations: SentObservation[]; include_intermediate?: boolean } },
) {
  const { identityId, body } = input;
  const states = await takeAll(ctx, identityId, body.observations);
  const last = states.at(-1);
  if (!last) throw new Error('No state followed the observations.');
  const between: { states?: Snapshot[] } = body.include_intermediate
    ? { states: states.map((state) => toSnapshot(identityId, state)) }
    : {};
  return { data: { ...toProcessed(identityId, last), processed_count: states.length, ...between } };
}

export function observedOf({ mode_target, signal_strength, confidence = 1, context }: SentObservation) {
  return { mode: mode_target, signal: signal_strength, confidence, context };
}

/** State, history and cycle are written together; the states in the order of the observations. */
async function takeAll(
  ctx: Context,
  identityId: string,
  observations: SentObservation[],
): Promise<IdentityState[]> {
  return holdIdentity(ctx, identityId, async (tx, row) => {
    const taken = take(row.state, observations.map(observedOf));
    await writeCycles(tx, row, taken);
    return taken.map((each) => each.state);
  });
}
