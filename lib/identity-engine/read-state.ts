import { MODES, type Mode, type ModeStrengths, STRESS_STATES, type StressState } from '@/lib/contract/modes';
import { actionsFor } from './actions';
import { DOMINANT, DRIFT_LEVELS, type DriftLevel, SUPPRESSED } from './constants';
import { atPlace, byName, type IdentityState, type ModeValues, strengthOf } from './state';

/** What a state says, in the words of the wire. */

export interface Snapshot {
  cycle: number;
  mode_strengths: ModeStrengths;
  energy_level: number;
  stress_state: StressState;
  stability_index: number;
}

export interface BehaviourContract {
  dominant_modes: Mode[];
  suppressed_modes: Mode[];
  allowed_actions: string[];
  forbidden_actions: string[];
  decision_style: {
    tempo: 'slow' | 'measured' | 'fast';
    risk: 'cautious' | 'balanced' | 'bold';
    expressiveness: 'reserved' | 'even' | 'expressive';
    /** 0 to 1: how sure to be before deciding. */
    commitment_threshold: number;
  };
  energy_level: number;
  stress_state: StressState;
  recovery_profile: {
    preferred_path: 'none' | 'rest' | 'company' | 'routine' | 'quiet';
    support_required: boolean;
    cooldown_required: boolean;
  };
}

export interface Drift {
  level: DriftLevel;
  /** 0 to 1: how far the modes are from where they are at home. */
  deviation: number;
}

export function snapshotOf(state: IdentityState): Snapshot {
  return {
    cycle: state.cycle,
    mode_strengths: byName(state.strengths),
    energy_level: state.energy,
    stress_state: state.stress,
    stability_index: stabilityOf(state),
  };
}

/** The deviation of values from 0 to 1 is at most a half (Popoviciu), so twice its root mean is a fraction. */
export function stabilityOf({ variances }: IdentityState): number {
  let sum = 0;
  for (const variance of variances) sum += variance;
  return Math.max(0, 1 - 2 * Math.sqrt(sum / variances.length));
}

export function driftOf(state: IdentityState): Drift {
  const deviation = deviationOf(state);
  return { level: driftLevelOf(deviation), deviation };
}

export function deviationOf({ strengths, anchors }: IdentityState): number {
  let sum = 0;
  for (let place = 0; place < strengths.length; place++) {
    sum += (atPlace(strengths, place) - atPlace(anchors, place)) ** 2;
  }
  return Math.sqrt(sum / strengths.length);
}

export function driftLevelOf(deviation: number): DriftLevel {
  return DRIFT_LEVELS.find(({ from }) => deviation >= from)?.level ?? 'NONE';
}

export function contractOf(state: IdentityState): BehaviourContract {
  const { strengths, energy, stress } = state;
  const { allowed, forbidden } = actionsFor(strengths, energy, stress);
  return {
    dominant_modes: dominantOf(strengths),
    suppressed_modes: suppressedOf(strengths),
    allowed_actions: allowed,
    forbidden_actions: forbidden,
    decision_style: styleOf(state),
    energy_level: energy,
    stress_state: stress,
    recovery_profile: recoveryOf(state),
  };
}

/** The strongest first; of two that are equally strong the one that the wire names first. */
function dominantOf(strengths: ModeValues): Mode[] {
  const strong: Mode[] = [];
  for (const mode of MODES) if (strengthOf(strengths, mode) >= DOMINANT.from) strong.push(mode);
  if (strong.length > 1)
    strong.sort((one, other) => strengthOf(strengths, other) - strengthOf(strengths, one));
  return strong.slice(0, DOMINANT.most);
}

function suppressedOf(strengths: ModeValues): Mode[] {
  const weak: Mode[] = [];
  for (const mode of MODES) if (strengthOf(strengths, mode) <= SUPPRESSED) weak.push(mode);
  return weak;
}

function styleOf({ strengths, energy, load }: IdentityState): BehaviourContract['decision_style'] {
  const [assertion, order] = [strengthOf(strengths, 'assertion'), strengthOf(strengths, 'order')];
  return {
    tempo: third((energy * (1 + assertion - order)) / 2, TEMPI),
    risk: third(((1 - load) * (1 + strengthOf(strengths, 'exploration') - order)) / 2, RISKS),
    expressiveness: third((strengthOf(strengths, 'connection') + energy) / 2, EXPRESSIONS),
    commitment_threshold: (2 + order - assertion + load) / 4,
  };
}

const TEMPI = ['slow', 'measured', 'fast'] as const;
const RISKS = ['cautious', 'balanced', 'bold'] as const;
const EXPRESSIONS = ['reserved', 'even', 'expressive'] as const;

function third<T>(fraction: number, [low, middle, high]: readonly [T, T, T]): T {
  return fraction < 1 / 3 ? low : fraction < 2 / 3 ? middle : high;
}

/** Below this energy nothing but rest helps; below the other one is not rested. */
const SPENT = 0.2;
const RESTED = 0.5;

function recoveryOf(state: IdentityState): BehaviourContract['recovery_profile'] {
  const level = STRESS_STATES.indexOf(state.stress);
  return {
    preferred_path: pathOf(state),
    support_required: state.stress === 'OVER' || (state.stress === 'HIGH' && state.energy < SPENT),
    cooldown_required: level >= STRESS_STATES.indexOf('HIGH'),
  };
}

function pathOf({ strengths, energy, stress }: IdentityState) {
  if (energy < SPENT) return 'rest';
  if (stress === 'LOW' && energy >= RESTED) return 'none';
  const [connection, order] = [strengthOf(strengths, 'connection'), strengthOf(strengths, 'order')];
  const perception = strengthOf(strengths, 'perception');
  if (connection >= order && connection >= perception) return 'company';
  return order >= perception ? 'routine' : 'quiet';
}
