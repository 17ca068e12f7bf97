import * as z from 'zod';
import { text } from './common';

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

const score = z.number().min(0).max(100);

/**
 * Scores come as fractions (all at most 1) or as 0 to 100, decided per block, because both
 * scales are in use. Kept and answered as fractions.
 */
function asFractions<K extends string>(block: Record<K, number>): Record<K, number> {
  const keys = Object.keys(block) as K[];
  if (keys.every((key) => block[key] <= 1)) return block;
  return Object.fromEntries(keys.map((key) => [key, block[key] / 100])) as Record<K, number>;
}

export const big5Scores = z
  .strictObject({
    openness: score,
    conscientiousness: score,
    extraversion: score,
    agreeableness: score,
    neuroticism: score,
  })
  .transform(asFractions<Trait>);

export const dimensionScores = z
  .strictObject({
    intellect: score,
    aesthetic: score,
    industriousness: score,
    orderliness: score,
    enthusiasm: score,
    assertiveness: score,
    compassion: score,
    politeness: score,
    withdrawal: score,
    volatility: score,
  })
  .transform(asFractions<Aspect>);

export const behaviorsInput = z.strictObject({
  conflict_approach: text(200),
  empathy_style: text(200),
  question_frequency: text(200),
  response_length: text(200),
});

export const preferencesInput = z.strictObject({
  conversation_pace: text(200),
  emotional_expression: text(200),
  formality: text(200),
  humor_style: text(200),
});

const big5Trait = z
  .object({
    score: z.number(),
    confidence: z.number(),
    level: z.string().optional(),
    facets: z.array(z.string()).nullable().optional(),
  })
  .meta({ id: 'Big5Trait' });

export const big5Assessment = z
  .object({
    openness: big5Trait,
    conscientiousness: big5Trait,
    extraversion: big5Trait,
    agreeableness: big5Trait,
    neuroticism: big5Trait,
  })
  .meta({ id: 'Big5Assessment' });

export const personalityDimensions = z
  .object({
    intellect: z.number(),
    aesthetic: z.number(),
    industriousness: z.number(),
    orderliness: z.number(),
    enthusiasm: z.number(),
    assertiveness: z.number(),
    compassion: z.number(),
    politeness: z.number(),
    withdrawal: z.number(),
    volatility: z.number(),
  })
  .meta({ id: 'PersonalityDimensions' });

export const behavioralTraits = z
  .object({
    conflict_approach: z.string(),
    empathy_style: z.string(),
    question_frequency: z.string(),
    response_length: z.string(),
  })
  .meta({ id: 'BehavioralTraits' });

export const interactionPreferences = z
  .object({
    conversation_pace: z.string(),
    emotional_expression: z.string(),
    formality: z.string(),
    humor_style: z.string(),
  })
  .meta({ id: 'InteractionPreferences' });
