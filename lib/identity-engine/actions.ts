import { MODES, type Mode, STRESS_STATES, type StressState } from '@/lib/contract/modes';
import { atPlace, type ModeValues } from './state';

/** What an agent can do, and what it takes: ours. The bolder, the more strength and energy and the less stress. */
export interface ActionRule {
  action: string;
  mode: Mode;
  /** Of its mode; below it the action is not offered. */
  strength: number;
  energy: number;
  /** The highest stress at which it may be done. */
  stress: StressState;
}

type Bounds = Pick<ActionRule, 'strength' | 'energy' | 'stress'>;

const GENTLE: Bounds = { strength: 0, energy: 0.05, stress: 'HIGH' };
const PLAIN: Bounds = { strength: 0.35, energy: 0.2, stress: 'HIGH' };
const BOLD: Bounds = { strength: 0.6, energy: 0.4, stress: 'MED' };
/** What helps is never taken away. */
const RELIEVING: Bounds = { strength: 0, energy: 0, stress: 'OVER' };

export const ACTIONS: readonly ActionRule[] = [
  { action: 'listen', mode: 'perception', ...GENTLE },
  { action: 'ask_question', mode: 'perception', ...PLAIN },
  { action: 'point_out_contradiction', mode: 'perception', ...BOLD },
  { action: 'compare_options', mode: 'exploration', ...GENTLE },
  { action: 'suggest_alternative', mode: 'exploration', ...PLAIN },
  { action: 'try_something_new', mode: 'exploration', ...BOLD },
  { action: 'summarise', mode: 'order', ...GENTLE },
  { action: 'make_plan', mode: 'order', ...PLAIN },
  { action: 'insist_on_procedure', mode: 'order', ...BOLD },
  { action: 'state_preference', mode: 'assertion', ...GENTLE },
  { action: 'decide', mode: 'assertion', ...PLAIN },
  { action: 'refuse', mode: 'assertion', ...BOLD },
  { action: 'acknowledge', mode: 'connection', ...GENTLE },
  { action: 'show_sympathy', mode: 'connection', ...PLAIN },
  { action: 'share_own_experience', mode: 'connection', ...BOLD },
  { action: 'keep_to_role', mode: 'identity', ...GENTLE },
  { action: 'explain_values', mode: 'identity', ...PLAIN },
  { action: 'hold_position', mode: 'identity', ...BOLD },
  { action: 'pause', mode: 'stress_response', ...RELIEVING },
  { action: 'ask_for_help', mode: 'stress_response', ...RELIEVING },
  { action: 'name_own_limits', mode: 'stress_response', ...GENTLE },
];

export interface ActionLists {
  /** May be done now. */
  allowed: string[];
  /** Must not be done: too little energy or too much stress. */
  forbidden: string[];
}

const PLACED = ACTIONS.map((rule) => ({
  ...rule,
  place: MODES.indexOf(rule.mode),
  highest: STRESS_STATES.indexOf(rule.stress),
}));

/** An action whose mode is too weak for it is in neither list. */
export function actionsFor(strengths: ModeValues, energy: number, stress: StressState): ActionLists {
  const allowed: string[] = [];
  const forbidden: string[] = [];
  const level = STRESS_STATES.indexOf(stress);
  for (const rule of PLACED) {
    if (energy < rule.energy || level > rule.highest) forbidden.push(rule.action);
    else if (atPlace(strengths, rule.place) >= rule.strength) allowed.push(rule.action);
  }
  return { allowed, forbidden };
}
