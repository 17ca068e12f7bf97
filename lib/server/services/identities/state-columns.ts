import { STRESS_STATES } from '@/lib/contract/modes';
import type { IdentityState } from '@/lib/identity-engine/state';

/** What the identity's row keeps of its state, for itself and for lists. */
export function stateColumns(state: IdentityState) {
  const { cycle, energy, stress } = state;
  return { state, cycle, energy, stressLevel: STRESS_STATES.indexOf(stress) };
}
