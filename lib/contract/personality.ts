import * as z from 'zod';
import { dateTime, queryInteger, replyList, success, text } from './common';
import { ASPECTS, type Aspect, TRAITS, type Trait } from './traits';

export { ASPECTS, type Aspect, TRAITS, type Trait };

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

export const getPersonalityQuery = z.object({
  history_limit: queryInteger({ min: 1, max: 1000, default: 200 })
    .optional()
    .describe('Changes to answer, the newest first.'),
  since: z.iso
    .date('must be a date, YYYY-MM-DD')
    .optional()
    .describe('Only changes from this day on, in UTC.'),
});

const traitPrecision = z
  .object({ precision: z.number(), observation_count: z.int(), last_updated_at: dateTime })
  .meta({ id: 'TraitPrecision' });

const personalityProfile = z
  .object({
    agent_id: z.string(),
    name: z.string(),
    gender: z.string(),
    bio: z.string().optional(),
    avatar_url: z.string().optional(),
    personality_prompt: z.string().optional(),
    speech_patterns: replyList(z.string()),
    true_interests: replyList(z.string()),
    true_dislikes: replyList(z.string()),
    primary_traits: replyList(z.string()),
    temperature: z.number(),
    big5: big5Assessment,
    dimensions: personalityDimensions,
    preferences: interactionPreferences,
    behaviors: behavioralTraits,
    emotional_tendencies: z.record(z.string(), z.number()).optional(),
    trait_precisions: z.record(z.string(), traitPrecision).optional(),
    created_at: z.string(),
  })
  .meta({ id: 'PersonalityProfile' });

/** One score that changed. Values are fractions. */
const personalityDelta = z
  .object({
    /** `big5` or `dimensions`. */
    trait_category: z.string(),
    trait_name: z.string(),
    old_value: z.number(),
    new_value: z.number(),
    delta: z.number(),
    trigger_type: z.string(),
    timestamp: dateTime,
    confidence: z.number().optional(),
    reasoning: z.string().optional(),
    user_id: z.string().optional(),
    /** An API that lets agents learn says how it arrived at the change; ours are set by people. */
    proposed_delta: z.number().optional(),
    applied_delta: z.number().optional(),
    dampening_factor: z.number().optional(),
    prior_precision: z.number().optional(),
    posterior_precision: z.number().optional(),
    prediction_error: z.number().optional(),
    is_significant_moment: z.boolean().optional(),
  })
  .meta({ id: 'PersonalityDelta' });

export const personalityReply = z
  .object({ profile: personalityProfile, evolution: replyList(personalityDelta) })
  .meta({ id: 'PersonalityResponse' });

export const updatePersonalityBody = z
  .strictObject({ big5: big5Scores.optional(), dimensions: dimensionScores.optional() })
  .refine(({ big5, dimensions }) => big5 !== undefined || dimensions !== undefined, {
    message: 'must have big5 or dimensions',
  })
  .meta({ id: 'UpdatePersonalityBody' });
export const updatePersonalityReply = success.meta({ id: 'UpdatePersonalityOutputBody' });

export type Personality = z.infer<typeof personalityReply>;
export type PersonalityDelta = z.infer<typeof personalityDelta>;
export type UpdatePersonalityBody = z.infer<typeof updatePersonalityBody>;
