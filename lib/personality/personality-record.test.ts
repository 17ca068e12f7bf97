import { expect, test } from 'vitest';
import { ASPECTS, TRAITS } from '../contract/traits';
import { byName } from './by-name';
import { deriveAspects } from './derive-aspects';
import { bodyOf, type PersonalityRecord, parseDraft, previewScores, recordOf } from './personality-record';

const traits = { ...byName(TRAITS, () => 0.5), extraversion: 0.8, agreeableness: 0.9 };
const derived = deriveAspects(traits);
const big5 = byName(TRAITS, (trait) => ({ score: traits[trait] }));
const following: PersonalityRecord = { ...traits, ...byName(ASPECTS, () => null) };
const byHand: PersonalityRecord = { ...following, compassion: 0.1 };

test('an aspect that is what the rule gives follows; another was set by hand', () => {
  expect(recordOf({ big5, dimensions: derived }, 'here')).toEqual(following);
  expect(recordOf({ big5, dimensions: { ...derived, compassion: 0.1 } }, 'here')).toEqual(byHand);
});

test('what a remote API answers is taken as it is', () => {
  expect(recordOf({ big5, dimensions: derived }, 'there')).toEqual({ ...traits, ...derived });
});

test('big5 alone is sent while all aspects follow, also to derive them again', () => {
  expect(bodyOf(following, { ...following, openness: 0.7 })).toEqual({ big5: { ...traits, openness: 0.7 } });
  expect(bodyOf(byHand, following)).toEqual({ big5: traits });
});

test('an aspect set by hand takes all ten with it, and big5 only when a trait changed', () => {
  const dimensions = { ...derived, compassion: 0.1 };
  expect(bodyOf(following, byHand)).toEqual({ dimensions });
  const moved = { ...byHand, openness: 0.7 };
  const after = deriveAspects({ ...traits, openness: 0.7 });
  expect(bodyOf(byHand, moved)).toEqual({
    big5: { ...traits, openness: 0.7 },
    dimensions: { ...after, compassion: 0.1 },
  });
});

test('a preview derives what follows by our rule, and shows what is stored where another API derives', () => {
  const moved = { ...following, openness: 0.7 };
  expect(previewScores(following, moved, 'here').intellect).toBe(0.7);
  const stored: PersonalityRecord = { ...traits, ...derived, intellect: 0.31 };
  expect(previewScores(stored, moved, 'there').intellect).toBe(0.31);
});

test('a kept draft is read only when it is one', () => {
  const draft = { base: { openness: 0.5, intellect: null }, values: { openness: 0.7, intellect: 0.2 } };
  expect(parseDraft(draft)).toEqual(draft);
  expect(parseDraft({ ...draft, more: 1 })).toEqual(draft);
  const broken: unknown[] = [null, 'text', {}, { base: {} }, { base: {}, values: { openness: '0.7' } }];
  const outside = [{ openness: 1.2 }, { openness: null }, { openness: Number.NaN }];
  for (const content of [...broken, ...outside.map((values) => ({ base: {}, values }))]) {
    expect(parseDraft(content)).toBeNull();
  }
});
