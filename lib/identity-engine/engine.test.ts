import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODES, STRESS_STATES } from '@/lib/contract/modes';
import { ACTIONS, actionsFor } from './actions';
import { advance, stressAt } from './advance';
import { contractOf, driftOf, snapshotOf, stabilityOf } from './read-state';
import { defaultConfig, eachMode, type IdentityState, newState, type Observation } from './state';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
/** Ends of the scale come often: that is where a formula leaves it. */
const edgy = fc.oneof(fraction, fc.constantFrom(0, 1, Number.MIN_VALUE, 1 - Number.EPSILON / 2));
const observation: fc.Arbitrary<Observation> = fc.record({
  mode: fc.constantFrom(...MODES),
  signal: edgy,
  confidence: edgy,
});
const config = fc.record({
  strengths: fc
    .array(edgy, { minLength: 7, maxLength: 7 })
    .map((values) => eachMode((mode) => values[MODES.indexOf(mode)] ?? 0)),
  energy: edgy,
});

function observed(state: IdentityState, observations: Observation[]): IdentityState {
  return observations.reduce(advance, state);
}

/** A fixed stream of numbers (Marsaglia's xorshift, 2003): a test must not depend on luck. */
function numbers(seed: number): () => number {
  let value = seed;
  return () => {
    value ^= value << 13;
    value ^= value >>> 17;
    value ^= value << 5;
    return (value >>> 0) / 2 ** 32;
  };
}

function isFraction(value: number): boolean {
  return value >= 0 && value <= 1;
}

function valuesOf(state: IdentityState): number[] {
  const { strengths, anchors, variances, energy, load } = state;
  return [energy, load, ...strengths, ...anchors, ...variances];
}

describe('every value stays a fraction', () => {
  test('over two million observations of every kind', () => {
    const next = numbers(20_260_324);
    let state = newState(defaultConfig());
    let outside = 0;
    for (let cycle = 0; cycle < 2_000_000; cycle++) {
      // Long runs of one kind as well as noise.
      const era = Math.floor(cycle / 5000) % 4;
      const mode = MODES[era === 0 ? 6 : Math.floor(next() * 7)] ?? 'order';
      const signal = era === 1 ? 0 : era === 2 ? Math.round(next()) : next();
      state = advance(state, { mode, signal, confidence: era === 3 ? next() : 1 });
      for (const list of [state.strengths, state.anchors, state.variances]) {
        for (const value of list) if (!isFraction(value)) outside++;
      }
      if (!isFraction(state.energy) || !isFraction(state.load)) outside++;
      if (!isFraction(stabilityOf(state)) || !isFraction(driftOf(state).deviation)) outside++;
    }
    expect([state.cycle, outside]).toEqual([2_000_000, 0]);
  });

  test('from any beginning', () => {
    fc.assert(
      fc.property(config, fc.array(observation, { maxLength: 200 }), (from, observations) => {
        const state = observed(newState(from), observations);
        expect(valuesOf(state).filter((value) => !isFraction(value))).toEqual([]);
        const { decision_style: style } = contractOf(state);
        expect(isFraction(style.commitment_threshold)).toBe(true);
      }),
    );
  });
});

test('the same observations give the same state, and leave the one before as it was', () => {
  fc.assert(
    fc.property(config, fc.array(observation, { maxLength: 100 }), (from, observations) => {
      const start = newState(from);
      const copy = structuredClone(start);
      expect(observed(start, observations)).toEqual(observed(structuredClone(start), observations));
      expect(start).toEqual(copy);
    }),
  );
});

test('a state that was kept as JSON goes on as if it had not been', () => {
  fc.assert(
    fc.property(config, fc.array(observation, { maxLength: 60 }), (from, observations) => {
      const kept = observations.reduce<IdentityState>(
        (state, each) => JSON.parse(JSON.stringify(advance(state, each))),
        newState(from),
      );
      expect(kept).toEqual(JSON.parse(JSON.stringify(observed(newState(from), observations))));
    }),
  );
});

describe('actions', () => {
  test('are never both allowed and forbidden, and what helps is always allowed', () => {
    fc.assert(
      fc.property(config, fc.array(observation, { maxLength: 100 }), (from, observations) => {
        const { allowed_actions: allowed, forbidden_actions: forbidden } = contractOf(
          observed(newState(from), observations),
        );
        expect(allowed.filter((action) => forbidden.includes(action))).toEqual([]);
        expect(allowed).toEqual(expect.arrayContaining(['pause', 'ask_for_help']));
      }),
    );
  });

  test('more stress never widens what is allowed', () => {
    fc.assert(
      fc.property(config, ({ strengths, energy }) => {
        const lists = STRESS_STATES.map((stress) =>
          actionsFor(newState({ strengths, energy }).strengths, energy, stress),
        );
        for (const [place, { allowed, forbidden }] of lists.entries()) {
          const calmer = lists[place - 1];
          if (!calmer) continue;
          expect(calmer.allowed).toEqual(expect.arrayContaining(allowed));
          expect(forbidden).toEqual(expect.arrayContaining(calmer.forbidden));
        }
      }),
    );
  });

  test('each has a name of its own', () => {
    expect(new Set(ACTIONS.map(({ action }) => action)).size).toBe(ACTIONS.length);
  });
});

describe('energy', () => {
  test('recovers at rest, up to the top', () => {
    fc.assert(
      fc.property(config, fc.array(observation, { maxLength: 100 }), (from, observations) => {
        let state = observed(newState(from), observations);
        for (let cycle = 0; cycle < 50; cycle++) {
          const next = advance(state, { mode: 'order', signal: 0, confidence: 1 });
          expect(next.energy).toBeGreaterThanOrEqual(state.energy);
          state = next;
        }
        expect(state.energy).toBeGreaterThan(0.85);
      }),
    );
  });

  test('goes with full effort, the faster the more stress', () => {
    const calm = { ...newState(defaultConfig()), load: 0 };
    const stressed = { ...calm, load: 0.9 };
    const work: Observation = { mode: 'order', signal: 1, confidence: 1 };
    expect(advance(calm, work).energy).toBeLessThan(calm.energy);
    expect(advance(stressed, work).energy).toBeLessThan(advance(calm, work).energy);
  });
});

describe('stress', () => {
  const stress: Observation = { mode: 'stress_response', signal: 1, confidence: 1 };

  test('rises level by level and falls again, and not at the same loads', () => {
    let state = newState(defaultConfig());
    const seen = new Set<string>([state.stress]);
    for (let cycle = 0; cycle < 12; cycle++) {
      state = advance(state, stress);
      seen.add(state.stress);
    }
    expect([...seen]).toEqual(['LOW', 'MED', 'HIGH', 'OVER']);
    expect([stressAt(0.5, 'MED'), stressAt(0.5, 'HIGH')]).toEqual(['MED', 'HIGH']);
    for (let cycle = 0; cycle < 80; cycle++) state = advance(state, { ...stress, signal: 0 });
    expect(state.stress).toBe('LOW');
  });

  test('two strong ones reach MED, as the reasons say', () => {
    const state = observed(newState(defaultConfig()), [stress, stress]);
    expect(state.stress).toBe('MED');
  });
});

describe('what a state says', () => {
  test('of a new identity', () => {
    const state = newState(defaultConfig());
    expect(snapshotOf(state)).toEqual({
      cycle: 0,
      mode_strengths: eachMode(() => 0),
      energy_level: 0.8,
      stress_state: 'LOW',
      stability_index: 1,
    });
    expect(driftOf(state)).toEqual({ level: 'NONE', deviation: 0 });
    expect(contractOf(state).suppressed_modes).toEqual([...MODES]);
  });

  test('drift grows with what is new and settles when it stays', () => {
    const seen: Observation = { mode: 'exploration', signal: 1, confidence: 1 };
    const moved = observed(newState(defaultConfig()), Array<Observation>(10).fill(seen));
    const settled = observed(moved, Array<Observation>(2000).fill(seen));
    expect(driftOf(moved).level).toBe('HIGH');
    expect(driftOf(settled).level).toBe('NONE');
    expect(contractOf(moved).dominant_modes).toEqual(['exploration']);
  });

  test('stability falls with what swings and comes back with what does not', () => {
    const swing = Array.from({ length: 100 }, (_, place) => ({
      mode: 'order' as const,
      signal: place % 2,
      confidence: 1,
    }));
    const swung = observed(newState(defaultConfig()), swing);
    const calmed = observed(
      swung,
      Array<Observation>(100).fill({ mode: 'order', signal: 0.5, confidence: 1 }),
    );
    expect(stabilityOf(swung)).toBeLessThan(0.7);
    expect(stabilityOf(calmed)).toBeGreaterThan(0.99);
  });
});
