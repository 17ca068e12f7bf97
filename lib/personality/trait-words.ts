import type { Aspect, AspectScores, Big5Scores, Trait } from '../contract/traits';
import { aspectsOf } from './derive-aspects';

/** The words that go with scores. All of them are ours; the contract leaves them open. */

const LEVELS = ['very low', 'low', 'moderate', 'high', 'very high'] as const;
export type Level = (typeof LEVELS)[number];

/** Five equal parts of the scale; a score on a border belongs to the upper one. */
export function levelOf(score: number): Level {
  return LEVELS[Math.min(4, Math.max(0, Math.floor(score * 5 + 1e-9)))] ?? 'moderate';
}

type Third = 'low' | 'middle' | 'high';

function thirdOf(score: number): Third {
  const level = levelOf(score);
  if (level === 'moderate') return 'middle';
  return level.endsWith('low') ? 'low' : 'high';
}

/** What a low and a high aspect looks like; one in the middle is no feature. */
const FACETS: Readonly<Record<Aspect, { low: string; high: string }>> = {
  intellect: { low: 'practical', high: 'inquisitive' },
  aesthetic: { low: 'plain', high: 'imaginative' },
  industriousness: { low: 'easily sidetracked', high: 'persistent' },
  orderliness: { low: 'improvising', high: 'methodical' },
  enthusiasm: { low: 'reserved', high: 'sociable' },
  assertiveness: { low: 'unassuming', high: 'forthright' },
  compassion: { low: 'detached', high: 'caring' },
  politeness: { low: 'blunt', high: 'courteous' },
  withdrawal: { low: 'self-assured', high: 'apprehensive' },
  volatility: { low: 'even-tempered', high: 'excitable' },
};

export function facetsOf(trait: Trait, aspects: AspectScores): string[] {
  return aspectsOf(trait).flatMap((aspect) => {
    const third = thirdOf(aspects[aspect]);
    return third === 'middle' ? [] : [FACETS[aspect][third]];
  });
}

type Choice = Readonly<Record<Third, string>>;
const choose = (score: number, choice: Choice) => choice[thirdOf(score)];

/** How the agent behaves when nobody wrote it down. */
export function behaviorsOf(aspects: AspectScores) {
  return {
    response_length: choose(aspects.enthusiasm, { low: 'short', middle: 'medium', high: 'long' }),
    question_frequency: choose(aspects.intellect, { low: 'rare', middle: 'occasional', high: 'frequent' }),
    empathy_style: choose(aspects.compassion, { low: 'matter-of-fact', middle: 'attentive', high: 'warm' }),
    conflict_approach: choose(aspects.politeness, {
      low: 'holds its ground',
      middle: 'looks for a middle way',
      high: 'gives way where it can',
    }),
  };
}

/** How it prefers to talk when nobody wrote it down. */
export function preferencesOf(aspects: AspectScores) {
  return {
    conversation_pace: choose(aspects.assertiveness, { low: 'slow', middle: 'steady', high: 'brisk' }),
    emotional_expression: choose(aspects.volatility, { low: 'reserved', middle: 'balanced', high: 'open' }),
    formality: choose(aspects.orderliness, { low: 'casual', middle: 'neutral', high: 'formal' }),
    humor_style: choose(aspects.aesthetic, { low: 'dry', middle: 'light', high: 'playful' }),
  };
}

/**
 * A sampling temperature from 0.4 to 1: 0.7 in the middle, higher for the open, lower for the conscientious.
 */
export function temperatureOf({ openness, conscientiousness }: Big5Scores): number {
  return Math.round((0.7 + 0.3 * (openness - conscientiousness)) * 100) / 100;
}
