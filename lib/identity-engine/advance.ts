import { MODES, STRESS_STATES, type StressState } from '@/lib/contract/modes';
import {
  ANCHOR_PACE,
  EFFORT,
  FATIGUE,
  LEAK,
  PULL,
  RECOVERY,
  RELIEF,
  STRAIN,
  STRESS_LEVELS,
  TIRED,
} from './constants';
import { atPlace, type IdentityState, type Observation } from './state';

/**
 * One cycle: the state after an observation. Pure: the same state and observation give the same state, bit for bit.
 * README.md has the formulas; each keeps its value within 0 and 1 by its form, and `within` only takes off what
 * rounding adds.
 */
export function advance(state: IdentityState, observation: Observation): IdentityState {
  const target = MODES.indexOf(observation.mode);
  const strengths = [0, 0, 0, 0, 0, 0, 0];
  const anchors = [0, 0, 0, 0, 0, 0, 0];
  const variances = [0, 0, 0, 0, 0, 0, 0];
  for (let place = 0; place < strengths.length; place++) {
    const before = atPlace(state.strengths, place);
    const anchor = atPlace(state.anchors, place);
    const variance = atPlace(state.variances, place);
    let strength: number;
    if (place === target) {
      const weight = PULL * observation.confidence;
      const surprise = observation.signal - before;
      strength = within(before + weight * surprise);
      variances[place] = within((1 - weight) * (variance + weight * surprise * surprise));
    } else {
      strength = within(before + LEAK * (anchor - before));
      variances[place] = variance * (1 - LEAK);
    }
    strengths[place] = strength;
    anchors[place] = within(anchor + ANCHOR_PACE * (strength - anchor));
  }
  const load = loadAfter(state, observation);
  const energy = energyAfter(state, observation);
  const stress = stressAt(load, state.stress);
  return { cycle: state.cycle + 1, strengths, anchors, variances, energy, load, stress };
}

/** How much an observation asks of the identity. */
function effortOf({ signal, confidence }: Observation): number {
  return signal * confidence;
}

function energyAfter({ energy, load }: IdentityState, observation: Observation): number {
  const effort = effortOf(observation);
  const recovered = RECOVERY * (1 - effort) * (1 - load / 2) * (1 - energy);
  const spent = EFFORT * effort * (1 + load) * energy;
  return within(energy + recovered - spent);
}

function loadAfter({ load, energy }: IdentityState, observation: Observation): number {
  const effort = effortOf(observation);
  const stressed = observation.mode === 'stress_response' ? effort : 0;
  const tired = Math.max(0, TIRED - energy) / TIRED;
  const strain = STRAIN * stressed + FATIGUE * effort * tired;
  return within(load + strain * (1 - load) - RELIEF * (1 - stressed) * load);
}

/** A level is entered at one load and left at a lower one, so that it does not flicker in between. */
export function stressAt(load: number, before: StressState): StressState {
  const known = STRESS_STATES.indexOf(before);
  const isAt = (state: Exclude<StressState, 'LOW'>, place: number) =>
    load >= (place <= known ? STRESS_LEVELS[state].leave : STRESS_LEVELS[state].enter);
  if (isAt('OVER', 3)) return 'OVER';
  if (isAt('HIGH', 2)) return 'HIGH';
  return isAt('MED', 1) ? 'MED' : 'LOW';
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
