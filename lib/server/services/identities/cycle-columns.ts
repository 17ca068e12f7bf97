import { MODES, STRESS_STATES } from '@/lib/contract/modes';
import { advance } from '@/lib/identity-engine/advance';
import { deviationOf, stabilityOf } from '@/lib/identity-engine/read-state';
import { atPlace, type IdentityState, type Observation } from '@/lib/identity-engine/state';
import { BinaryList } from '../../store/binary-list';

/** An observation with what the caller wants to remember beside it. */
export interface Observed extends Observation {
  context?: Record<string, unknown>;
}

/** Every column of the history but the keys and the time: its type, and its values as an array of PostgreSQL. */
export type Columns = Record<string, { type: string; values: unknown }>;

/**
 * The state after observations, and the history of them. States in between are written down and let go at once: to keep
 * a thousand of them takes longer than to compute them.
 */
export function observe(
  before: IdentityState,
  observations: Observed[],
): { state: IdentityState; columns: Columns } {
  const { strengths, ...lists } = listsOf(observations.length);
  let state = before;
  observations.forEach((observed, place) => {
    const { stress } = state;
    state = advance(state, observed);
    lists.cycle.set(place, state.cycle);
    lists.signal.set(place, observed.signal);
    lists.confidence.set(place, observed.confidence);
    for (let mode = 0; mode < strengths.length; mode++) {
      strengths[mode]?.set(place, atPlace(state.strengths, mode));
    }
    lists.energy.set(place, state.energy);
    lists.load.set(place, state.load);
    lists.stability.set(place, stabilityOf(state));
    lists.deviation.set(place, deviationOf(state));
    lists.stress_level.set(place, STRESS_STATES.indexOf(state.stress));
    lists.changes_stress.set(place, Number(state.stress !== stress));
  });
  const byMode: Columns = Object.fromEntries(strengths.map((list, place) => [MODES[place], list]));
  return { state, columns: { ...lists, ...byMode, ...textsOf(observations) } };
}

function listsOf(length: number) {
  const fractions = () => new BinaryList('double precision', length);
  return {
    cycle: new BinaryList('integer', length),
    signal: fractions(),
    confidence: fractions(),
    strengths: MODES.map(fractions),
    energy: fractions(),
    load: fractions(),
    stability: fractions(),
    deviation: fractions(),
    stress_level: new BinaryList('smallint', length),
    changes_stress: new BinaryList('boolean', length),
  };
}

function textsOf(observations: Observed[]): Columns {
  // Text of the caller's, so the driver writes it; an empty context is none.
  const contexts = observations.map(({ context }) =>
    context && Object.keys(context).length > 0 ? JSON.stringify(context) : null,
  );
  return {
    mode: { type: 'text', values: `{${observations.map(({ mode }) => mode).join()}}` },
    // What is missing at the end of a list is null.
    context: { type: 'jsonb', values: contexts.every((text) => text === null) ? [] : contexts },
  };
}
