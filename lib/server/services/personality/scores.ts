import type { Output } from '@/lib/contract/endpoint';
import type { big5Assessment } from '@/lib/contract/personality';
import { ASPECTS, type AspectScores, type Big5Scores, TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { deriveAspects, MIDPOINT } from '@/lib/personality/derive-aspects';
import { facetsOf, levelOf } from '@/lib/personality/trait-words';
import type { AgentRow } from '../agents/find-agent';

type ScoreColumns = Pick<AgentRow, 'big5' | 'dimensions'>;

export interface Scores {
  big5: Big5Scores;
  dimensions: AspectScores;
}

/** What an agent answers: what is stored, else what follows from it, else the middle of the scale. */
export function scoresOf({ big5, dimensions }: ScoreColumns): Scores {
  const traits = byName(TRAITS, (trait) => big5?.[trait] ?? MIDPOINT);
  const derived = deriveAspects(traits);
  return {
    big5: traits,
    dimensions: byName(ASPECTS, (aspect) => dimensions?.[aspect] ?? derived[aspect]),
  };
}

/** Scores that somebody set are certain; those of an agent without any are not known at all. */
export function assessmentOf(row: ScoreColumns): Output<typeof big5Assessment> {
  const { big5, dimensions } = scoresOf(row);
  return byName(TRAITS, (trait) => ({
    score: big5[trait],
    confidence: row.big5 ? 1 : 0,
    ...(row.big5 && { level: levelOf(big5[trait]), facets: facetsOf(trait, dimensions) }),
  }));
}
