import type { Identity, ListedIdentity } from '@/lib/contract/identities';
import { contractOf, driftOf, snapshotOf, stabilityOf } from '@/lib/identity-engine/read-state';
import type { IdentityState } from '@/lib/identity-engine/state';
import type { IdentityRow } from './find-identity';

/** Rows and states in the words of the wire. */

export function toCreated({ identityId: id, name, description, createdAt }: IdentityRow) {
  return { id, name, description, created_at: createdAt.toISOString() };
}

export function toListed(row: IdentityRow): ListedIdentity {
  return { ...toCreated(row), cycle_count: row.cycle, energy_level: row.energy };
}

/** For the dashboard, but for the agent. */
export function toView(row: IdentityRow) {
  return { ...toListed(row), stress_state: row.state.stress };
}

export function toIdentity(row: IdentityRow): Identity {
  return {
    ...toListed(row),
    updated_at: row.updatedAt.toISOString(),
    stress_state: row.state.stress,
    stability_index: stabilityOf(row.state),
  };
}

export function toSnapshot(identityId: string, state: IdentityState) {
  return { instance_id: identityId, ...snapshotOf(state) };
}

export function toContract(identityId: string, state: IdentityState) {
  return { instance_id: identityId, ...contractOf(state) };
}

export function toProcessed(identityId: string, state: IdentityState) {
  return {
    snapshot: toSnapshot(identityId, state),
    contract: toContract(identityId, state),
    drift: driftOf(state),
  };
}
