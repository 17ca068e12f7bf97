/** The Big Five by the names that the wire gives them; without zod, so that a page can take them alone. */
export const TRAITS = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'neuroticism',
] as const;
export type Trait = (typeof TRAITS)[number];

/** The ten aspects of the Big Five, two a trait, as DeYoung, Quilty and Peterson (2007) name them. */
export const ASPECTS = [
  'intellect',
  'aesthetic',
  'industriousness',
  'orderliness',
  'enthusiasm',
  'assertiveness',
  'compassion',
  'politeness',
  'withdrawal',
  'volatility',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Fractions from 0 to 1. */
export type Big5Scores = Record<Trait, number>;
export type AspectScores = Record<Aspect, number>;
