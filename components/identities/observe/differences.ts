import type { Output } from '@/lib/contract/endpoint';
import type { dryRunReply } from '@/lib/contract/identity-views';
import { MODES } from '@/lib/contract/modes';
import { levelWord } from '../cockpit/level-status';
import { changeText, tenths } from '../cockpit/lines';
import { modeLabel } from '../identity-text';

type DryRun = Output<typeof dryRunReply>;
type Moment = DryRun['now'];

/** A quantity or a word that would be another. */
interface Difference {
  label: string;
  before: string;
  after: string;
  /** "+1.2"; of words there is none. */
  change?: string;
}

/** An action that would come to be allowed, forbidden, or neither. */
export interface ActionDifference {
  action: string;
  before: ActionState;
  after: ActionState;
}

type ActionState = 'allowed' | 'forbidden' | 'not offered';

export interface Differences {
  values: Difference[];
  actions: ActionDifference[];
}

/** What an observation would change, as far as it can be read: less than a tenth of a percent is no change. */
export function differencesOf({ now, next }: DryRun): Differences {
  return {
    values: [...numbersOf(now, next), ...wordsOf(now, next)],
    actions: actionsOf(now.contract, next.contract),
  };
}

function numbersOf(before: Moment, after: Moment): Difference[] {
  const read = ({ snapshot, contract, drift }: Moment): [string, number][] => [
    ...MODES.map((mode): [string, number] => [modeLabel(mode), snapshot.mode_strengths[mode]]),
    ['Energy', snapshot.energy_level],
    ['Stability', snapshot.stability_index],
    ['Drift', drift.deviation],
    ['Commits from', contract.decision_style.commitment_threshold],
  ];
  const then = read(after);
  return read(before).flatMap(([label, value], place) => {
    const next = then[place]?.[1] ?? value;
    const change = changeText(value, next);
    return change === '0' ? [] : [{ label, before: tenths(value), after: tenths(next), change }];
  });
}

function wordsOf(before: Moment, after: Moment): Difference[] {
  const read = ({ snapshot, contract, drift }: Moment): [string, string][] => [
    ['Level of stress', levelWord('stress', snapshot.stress_state)],
    ['Level of drift', levelWord('drift', drift.level)],
    ['Dominant', listed(contract.dominant_modes)],
    ['Suppressed', listed(contract.suppressed_modes)],
    ['Tempo', contract.decision_style.tempo],
    ['Risk', contract.decision_style.risk],
    ['Expression', contract.decision_style.expressiveness],
    ['Recovers by', contract.recovery_profile.preferred_path],
    ['Support', needed(contract.recovery_profile.support_required)],
    ['Cooling down', needed(contract.recovery_profile.cooldown_required)],
  ];
  const then = read(after);
  return read(before).flatMap(([label, word], place) => {
    const next = then[place]?.[1] ?? word;
    return next === word ? [] : [{ label, before: word, after: next }];
  });
}

const listed = (modes: string[]) => (modes.length === 0 ? 'none' : modes.join(', ').replaceAll('_', ' '));
const needed = (isNeeded: boolean) => (isNeeded ? 'needed' : 'not needed');

function actionsOf(before: Moment['contract'], after: Moment['contract']): ActionDifference[] {
  const stateIn = ({ allowed_actions: allowed, forbidden_actions: forbidden }: Moment['contract']) => {
    const states = new Map<string, ActionState>();
    for (const action of allowed) states.set(action, 'allowed');
    for (const action of forbidden) states.set(action, 'forbidden');
    return states;
  };
  const [was, will] = [stateIn(before), stateIn(after)];
  return [...new Set([...was.keys(), ...will.keys()])].toSorted().flatMap((action) => {
    const [then, next] = [was.get(action) ?? 'not offered', will.get(action) ?? 'not offered'];
    return then === next ? [] : [{ action, before: then, after: next }];
  });
}

/** "5 values and 2 actions would change." */
export function summaryOf({ values, actions }: Differences): string {
  const counted = [
    ...(values.length > 0 ? [values.length === 1 ? '1 value' : `${values.length} values`] : []),
    ...(actions.length > 0 ? [actions.length === 1 ? '1 action' : `${actions.length} actions`] : []),
  ];
  if (counted.length === 0) return 'Nothing that can be read would change.';
  return `${counted.join(' and ')} would change.`;
}
