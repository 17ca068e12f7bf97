'use client';

import { useState } from 'react';
import { ASPECTS, type Aspect } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import {
  type Deriving,
  type PersonalityRecord,
  parseDraft,
  personalityDrafts,
  SCORES,
  type ScoreName,
} from '@/lib/personality/personality-record';
import { useUpdatePersonality } from '@/lib/queries/personality';
import { useRecordDraft } from '../draft/use-record-draft';
import { parsePoints } from '../points-text';

interface PersonalityDraftInput {
  agentId: string;
  stored: PersonalityRecord;
  deriving: Deriving;
}

export type PersonalityDraftState = ReturnType<typeof usePersonalityDraft>;

const NO_SCORE = 'Enter a number from 0 to 100.';

/** Scores on screen, what is typed into them, and the draft they make. */
export function usePersonalityDraft({ agentId, stored, deriving }: PersonalityDraftInput) {
  const update = useUpdatePersonality(agentId);
  /** Fields that are being typed in, or that hold what is no score; it stays until it is mended. */
  const [typed, setTyped] = useState<Partial<Record<ScoreName, string>>>({});
  const wrong = SCORES.filter((name) => parsePoints(typed[name] ?? '0') === null);
  const state = useRecordDraft<PersonalityRecord>({
    subject: `agent/${agentId}/personality`,
    drafts: personalityDrafts,
    stored,
    parseKept: parseDraft,
    send: (change) => update.mutateAsync(change),
    check: () => Object.fromEntries(wrong.map((name) => [name, NO_SCORE])),
  });

  const put = (name: ScoreName, score: number) => {
    const aspect = ASPECTS.find((each) => each === name);
    // A remote API derives all aspects or none: with one by hand, the others stay as they are stored.
    const leavesDerived = deriving === 'there' && aspect && state.values[aspect] === null;
    state.merge({ ...(leavesDerived && storedAspects(state.base)), [name]: score });
  };
  const forget = (name: ScoreName) => setTyped(({ [name]: _gone, ...left }) => left);

  return {
    ...state,
    typed,
    errorOf: (name: ScoreName) => (wrong.includes(name) ? NO_SCORE : state.errors[name]),
    /** By slider. */
    set: (name: ScoreName, score: number) => {
      forget(name);
      put(name, score);
    },
    /** Into the field of the number. */
    type: (name: ScoreName, text: string) => {
      setTyped((known) => ({ ...known, [name]: text }));
      const score = parsePoints(text);
      if (score !== null) put(name, score);
    },
    /** A field that is left shows its score again, unless what it holds is none. */
    leave: (name: ScoreName) => {
      if (!wrong.includes(name)) forget(name);
    },
    derive: (aspects: readonly Aspect[]) => {
      for (const aspect of aspects) forget(aspect);
      state.merge(byName(deriving === 'there' ? ASPECTS : aspects, () => null));
    },
    discard: () => {
      setTyped({});
      state.discard();
    },
  };
}

function storedAspects(base: PersonalityRecord): Partial<PersonalityRecord> {
  return byName(ASPECTS, (aspect) => base[aspect]);
}
