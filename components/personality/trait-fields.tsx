'use client';

import type { Personality } from '@/lib/contract/personality';
import { TRAITS, type Trait } from '@/lib/contract/traits';
import { type Deriving, shownAspects } from '@/lib/personality/personality-record';
import { facetsOf, levelOf } from '@/lib/personality/trait-words';
import { ScoreField } from './score-field';
import { isChanged, type ScoreRow } from './score-text';
import type { PersonalityDraftState } from './use-personality-draft';

interface TraitFieldsProps {
  state: PersonalityDraftState;
  rows: ScoreRow[];
  big5: Personality['profile']['big5'];
  deriving: Deriving;
}

/** The five traits. */
export function TraitFields({ state, rows, big5, deriving }: TraitFieldsProps) {
  const aspects = shownAspects(state.values);
  const noteOf = (trait: Trait, row: ScoreRow) => {
    const { level, facets, confidence } = big5[trait];
    const asStored = !isChanged(row) && level !== undefined;
    const own = deriving === 'here' ? facetsOf(trait, aspects) : [];
    const words = asStored && deriving === 'there' ? (facets ?? []) : own;
    return (
      <>
        <span className="block">{[asStored ? level : levelOf(row.draft), ...words].join(', ')}</span>
        {/* From this width on the table has room for it. */}
        <span className="block sm:hidden">confidence {Math.round(confidence * 100)} %</span>
      </>
    );
  };
  return (
    <div className="flex flex-col gap-4">
      {rows.map((row) => {
        const trait = TRAITS.find((each) => each === row.name);
        return (
          trait && (
            <ScoreField
              key={trait}
              row={row}
              note={noteOf(trait, row)}
              typed={state.typed[trait]}
              error={state.errorOf(trait)}
              onSet={state.set}
              onType={state.type}
              onLeave={state.leave}
            />
          )
        );
      })}
    </div>
  );
}
