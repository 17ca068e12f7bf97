import {
  ASPECTS,
  type Aspect,
  type AspectScores,
  type Big5Scores,
  TRAITS,
  type Trait,
} from '../contract/traits';
import { draftsOf, type RecordDraft } from '../record-draft';
import { byName } from './by-name';
import { deriveAspects } from './derive-aspects';

/** What the Personality tab edits, as fractions. An aspect that is null is derived from the traits. */
export type PersonalityRecord = Record<Trait, number> & Record<Aspect, number | null>;
export type ScoreName = Trait | Aspect;

export const SCORES: readonly ScoreName[] = [...TRAITS, ...ASPECTS];

/** Who derives aspects: `here` by our rule, or `there`, by a remote API's own, which nobody knows. */
export type Deriving = 'here' | 'there';

/** Below what the wire keeps: the same score. */
const SAME = 1e-9;

function isSame(_name: string, one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < SAME;
  return one === other;
}

export const personalityDrafts = draftsOf<PersonalityRecord>(SCORES, isSame);

interface Answered {
  big5: Record<Trait, { score: number }>;
  dimensions: AspectScores;
}

/** Aspects that are what our rule gives count as derived; what a remote API answers is taken as it is. */
export function recordOf({ big5, dimensions }: Answered, deriving: Deriving): PersonalityRecord {
  const traits = byName(TRAITS, (trait) => big5[trait].score);
  const derived = deriveAspects(traits);
  const isDerived = (aspect: Aspect) =>
    deriving === 'here' && isSame(aspect, dimensions[aspect], derived[aspect]);
  return {
    ...traits,
    ...byName(ASPECTS, (aspect) => (isDerived(aspect) ? null : dimensions[aspect])),
  };
}

function traitsOf(record: PersonalityRecord): Big5Scores {
  return byName(TRAITS, (trait) => record[trait]);
}

/** Every aspect as a number: as it was set, else as our rule derives it. */
export function shownAspects(record: PersonalityRecord): AspectScores {
  const derived = deriveAspects(traitsOf(record));
  return byName(ASPECTS, (aspect) => record[aspect] ?? derived[aspect]);
}

/**
 * Every score as a save would leave it. Which aspects a remote API would derive is not known beforehand: those
 * show what is stored.
 */
export function previewScores(
  base: PersonalityRecord,
  values: PersonalityRecord,
  deriving: Deriving,
): Record<ScoreName, number> {
  const aspects = shownAspects(deriving === 'here' ? values : { ...values, ...derivedFrom(base, values) });
  return { ...traitsOf(values), ...aspects };
}

function derivedFrom(base: PersonalityRecord, values: PersonalityRecord): Record<Aspect, number | null> {
  return byName(ASPECTS, (aspect) => values[aspect] ?? base[aspect]);
}

export function isByHand(record: PersonalityRecord): boolean {
  return ASPECTS.some((aspect) => record[aspect] !== null);
}

/**
 * What is sent to make the one record the other. The wire derives all ten aspects whenever it gets big5 alone, so
 * aspects that were set by hand go with it.
 */
export function bodyOf(
  from: PersonalityRecord,
  to: PersonalityRecord,
): { big5?: Big5Scores; dimensions?: AspectScores } {
  if (!isByHand(to)) return { big5: traitsOf(to) };
  const changed = personalityDrafts.changedMembers(from, to);
  const isTraitChanged = TRAITS.some((trait) => changed.includes(trait));
  return { ...(isTraitChanged && { big5: traitsOf(to) }), dimensions: shownAspects(to) };
}

/** The draft that an earlier visit left; null when it is not one. */
export function parseDraft(content: unknown): RecordDraft<PersonalityRecord> | null {
  const base = parseScores(content, 'base');
  const values = parseScores(content, 'values');
  return base && values && { base, values };
}

function parseScores(content: unknown, part: 'base' | 'values'): Partial<PersonalityRecord> | null {
  if (typeof content !== 'object' || content === null) return null;
  const scores: unknown = Reflect.get(content, part);
  if (typeof scores !== 'object' || scores === null) return null;
  const known = SCORES.filter((name) => name in scores);
  if (!known.every((name) => isScore(name, Reflect.get(scores, name)))) return null;
  return Object.fromEntries(known.map((name) => [name, Reflect.get(scores, name)]));
}

function isScore(name: ScoreName, score: unknown): boolean {
  if (score === null) return ASPECTS.some((aspect) => aspect === name);
  return typeof score === 'number' && score >= 0 && score <= 1;
}
