import type { StressState } from '@/lib/contract/modes';

/** Every number of the engine; README.md beside this says why each is what it is. All are fractions of 1. */

/** How far one sure observation of full weight pulls its mode. */
export const PULL = 0.2;
/** How far every other mode goes back to its anchor in a cycle. */
export const LEAK = 0.01;
/** How far an anchor follows its mode in a cycle. */
export const ANCHOR_PACE = 0.005;

/** How much of the missing energy comes back in a cycle of rest. */
export const RECOVERY = 0.08;
/** How much of the energy a cycle of full effort without stress takes. */
export const EFFORT = 0.04;

/** How much of the room above it the load takes in a cycle of full stress. */
export const STRAIN = 0.25;
/** How much of the load goes in a cycle without stress. */
export const RELIEF = 0.06;
/** Below this energy effort is a strain by itself. */
export const TIRED = 0.2;
/** How much of the room above it the load takes in a cycle of full effort with no energy left. */
export const FATIGUE = 0.05;

/** The load at which a state is entered, and the lower one at which it is left again. */
export const STRESS_LEVELS: Readonly<Record<Exclude<StressState, 'LOW'>, { enter: number; leave: number }>> =
  {
    MED: { enter: 0.3, leave: 0.22 },
    HIGH: { enter: 0.55, leave: 0.45 },
    OVER: { enter: 0.8, leave: 0.68 },
  };

/** The deviation from which drift has this level. */
export const DRIFT_LEVELS = [
  { level: 'HIGH', from: 0.25 },
  { level: 'MED', from: 0.12 },
  { level: 'LOW', from: 0.05 },
  { level: 'NONE', from: 0 },
] as const;
export type DriftLevel = (typeof DRIFT_LEVELS)[number]['level'];

/** A mode at least this strong dominates; at most so many do. */
export const DOMINANT = { from: 0.6, most: 3 } as const;
/** A mode at most this strong is suppressed. */
export const SUPPRESSED = 0.2;

/** What an identity is without a configuration: the contract's defaults. */
export const DEFAULT_STRENGTH = 0;
export const DEFAULT_ENERGY = 0.8;
