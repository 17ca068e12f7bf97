import { expect, test } from 'vitest';
import type { PersonalityDelta } from '@/lib/contract/personality';
import { evolutionOf } from './evolution-series';

const now = Date.parse('2026-03-11T00:00:00Z');

function delta(name: string, day: string, from: number, to: number): PersonalityDelta {
  return {
    ...{ trait_category: 'big5', trait_name: name, trigger_type: 'manual' },
    ...{ old_value: from, new_value: to, delta: to - from, timestamp: `2026-03-${day}T00:00:00Z` },
  };
}

test('a line begins at what was before the first change and ends at what is now', () => {
  const newestFirst = [delta('openness', '06', 0.4, 0.7), delta('openness', '01', 0.5, 0.4)];
  const { from, to, series } = evolutionOf(newestFirst, { openness: 0.7 }, ['openness'], now);
  expect(to).toBe(now);
  expect(from).toBeLessThan(Date.parse('2026-03-01T00:00:00Z'));
  expect(series[0]?.steps.map(({ score }) => score)).toEqual([0.5, 0.4, 0.7]);
  expect(series[0]?.changes).toBe(2);
});

test('a score that never changed is level', () => {
  const { series } = evolutionOf(
    [delta('openness', '01', 0.5, 0.4)],
    { extraversion: 0.3 },
    ['extraversion'],
    now,
  );
  expect(series).toEqual([
    { name: 'extraversion', steps: [{ at: expect.any(Number), score: 0.3 }], changes: 0 },
  ]);
});

test('nothing at all, or a time that cannot be read, still gives a chart', () => {
  expect(evolutionOf([], {}, ['openness'], now).from).toBeLessThan(now);
  const unreadable = { ...delta('openness', '01', 0.5, 0.4), timestamp: 'some day' };
  expect(evolutionOf([unreadable], { openness: 0.4 }, ['openness'], now).series[0]?.changes).toBe(0);
});
