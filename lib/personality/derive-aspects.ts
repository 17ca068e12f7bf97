import { ASPECTS, type Aspect, type AspectScores, type Big5Scores, type Trait } from '../contract/traits';
import { byName } from './by-name';

interface Rule {
  /** The trait that it is an aspect of (DeYoung, Quilty and Peterson 2007). */
  of: Trait;
  /** What tips the pair, and where to: ours, see README.md. */
  tippedBy: Trait;
  side: 1 | -1;
}

export const ASPECT_RULES: Readonly<Record<Aspect, Rule>> = {
  intellect: { of: 'openness', tippedBy: 'conscientiousness', side: 1 },
  aesthetic: { of: 'openness', tippedBy: 'conscientiousness', side: -1 },
  industriousness: { of: 'conscientiousness', tippedBy: 'neuroticism', side: -1 },
  orderliness: { of: 'conscientiousness', tippedBy: 'neuroticism', side: 1 },
  enthusiasm: { of: 'extraversion', tippedBy: 'agreeableness', side: 1 },
  assertiveness: { of: 'extraversion', tippedBy: 'agreeableness', side: -1 },
  compassion: { of: 'agreeableness', tippedBy: 'extraversion', side: 1 },
  politeness: { of: 'agreeableness', tippedBy: 'extraversion', side: -1 },
  withdrawal: { of: 'neuroticism', tippedBy: 'extraversion', side: -1 },
  volatility: { of: 'neuroticism', tippedBy: 'extraversion', side: 1 },
};

/** What an agent without scores answers. */
export const MIDPOINT = 0.5;

/** The longest tip, as a part of the way to the nearer end of the scale. */
const LONGEST_TIP = 0.25;

/**
 * The ten aspects of five traits, all fractions. Each lies within 0 and 1 and rises with its trait; the mean
 * of a pair is its trait.
 */
export function deriveAspects(big5: Big5Scores): AspectScores {
  return byName(ASPECTS, (aspect) => {
    const { of, tippedBy, side } = ASPECT_RULES[aspect];
    const trait = big5[of];
    const room = Math.min(trait, 1 - trait);
    return trait + side * LONGEST_TIP * room * (big5[tippedBy] - MIDPOINT) * 2;
  });
}

/** The two aspects of a trait, in the contract's order. */
export function aspectsOf(trait: Trait): Aspect[] {
  return ASPECTS.filter((aspect) => ASPECT_RULES[aspect].of === trait);
}
