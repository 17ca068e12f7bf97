/** The names of an identity's parts as the wire has them; without zod, so that a page can take them alone. */
export const MODES = [
  'perception',
  'exploration',
  'order',
  'assertion',
  'connection',
  'identity',
  'stress_response',
] as const;
export type Mode = (typeof MODES)[number];

/** Fractions from 0 to 1. */
export type ModeStrengths = Record<Mode, number>;

/** From the lowest to the highest. */
export const STRESS_STATES = ['LOW', 'MED', 'HIGH', 'OVER'] as const;
export type StressState = (typeof STRESS_STATES)[number];
