import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASPECTS, type Aspect, type Big5Scores, TRAITS } from '../contract/traits';
import { byName } from './by-name';
import { ASPECT_RULES, aspectsOf, deriveAspects } from './derive-aspects';
import { facetsOf, levelOf, temperatureOf } from './trait-words';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const traits: fc.Arbitrary<Big5Scores> = fc.record(byName(TRAITS, () => fraction));
const aspect = fc.constantFrom(...ASPECTS);
/** What adding doubles may lose. */
const ROUNDING = 1e-12;

describe('deriving the ten aspects', () => {
  test('every aspect is in range', () => {
    const inRange = (big5: Big5Scores) =>
      Object.values(deriveAspects(big5)).every((score) => score >= 0 && score <= 1);
    fc.assert(fc.property(traits, inRange), { numRuns: 2000 });
  });

  test('every aspect rises with its trait, at no less than three quarters of its pace', () => {
    const rises = (big5: Big5Scores, name: Aspect, one: number, other: number) => {
      const trait = ASPECT_RULES[name].of;
      const [low, high] = one < other ? [one, other] : [other, one];
      const before = deriveAspects({ ...big5, [trait]: low })[name];
      const after = deriveAspects({ ...big5, [trait]: high })[name];
      return after - before >= 0.75 * (high - low) - ROUNDING;
    };
    fc.assert(fc.property(traits, aspect, fraction, fraction, rises), { numRuns: 2000 });
  });

  test('the mean of a pair is its trait', () => {
    const means = (big5: Big5Scores) => {
      const derived = deriveAspects(big5);
      return TRAITS.every((trait) => {
        const [first, second] = aspectsOf(trait);
        if (!first || !second) return false;
        return Math.abs((derived[first] + derived[second]) / 2 - big5[trait]) < ROUNDING;
      });
    };
    fc.assert(fc.property(traits, means), { numRuns: 2000 });
  });

  test('each trait has two aspects, and each aspect one trait', () => {
    expect(TRAITS.flatMap(aspectsOf)).toEqual([...ASPECTS]);
    expect(TRAITS.map((trait) => aspectsOf(trait).length)).toEqual([2, 2, 2, 2, 2]);
  });

  test('an agreeable extravert is enthusiastic first, another one assertive', () => {
    const base = byName(TRAITS, () => 0.5);
    const warm = deriveAspects({ ...base, extraversion: 0.8, agreeableness: 0.9 });
    const cold = deriveAspects({ ...base, extraversion: 0.8, agreeableness: 0.1 });
    expect(warm.enthusiasm).toBeCloseTo(0.84, 9);
    expect(warm.assertiveness).toBeCloseTo(0.76, 9);
    expect(cold.enthusiasm).toBeLessThan(cold.assertiveness);
  });

  test('in the middle nothing tips', () => {
    expect(new Set(Object.values(deriveAspects(byName(TRAITS, () => 0.5))))).toEqual(new Set([0.5]));
  });
});

describe('the words', () => {
  test.each([
    [0, 'very low'],
    [0.2, 'low'],
    [0.5, 'moderate'],
    [0.6, 'high'],
    [0.8, 'very high'],
    [1, 'very high'],
  ])('%d is %s', (score, level) => expect(levelOf(score)).toBe(level));

  test('facets name what stands out, and nothing in the middle', () => {
    const scores = deriveAspects({ ...byName(TRAITS, () => 0.5), extraversion: 0.9 });
    expect(facetsOf('extraversion', scores)).toEqual(['sociable', 'forthright']);
    expect(facetsOf('openness', scores)).toEqual([]);
  });

  test('the temperature stays between 0.4 and 1', () => {
    const within = (big5: Big5Scores) => temperatureOf(big5) >= 0.4 && temperatureOf(big5) <= 1;
    fc.assert(fc.property(traits, within));
  });
});
