import { expect, test } from 'vitest';
import { advance } from '@/lib/identity-engine/advance';
import { driftOf } from '@/lib/identity-engine/read-state';
import { defaultConfig, newState } from '@/lib/identity-engine/state';
import { observationsOf, SAMPLE_IDENTITIES } from './sample-identities';

test('one is calm, one under stress, one at its limit, and one drifts', () => {
  const ends = SAMPLE_IDENTITIES.map((sample) => {
    const strengths = { ...defaultConfig().strengths, ...sample.strengths };
    const state = observationsOf(sample).reduce(advance, newState({ strengths, energy: sample.energy }));
    return [state.stress, driftOf(state).level];
  });
  expect(ends).toEqual([
    ['LOW', 'NONE'],
    ['HIGH', 'MED'],
    ['OVER', 'MED'],
    ['LOW', 'HIGH'],
  ]);
});

test('is the same every time', () => {
  for (const sample of SAMPLE_IDENTITIES) expect(observationsOf(sample)).toEqual(observationsOf(sample));
});
