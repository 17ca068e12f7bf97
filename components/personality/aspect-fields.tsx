'use client';

import { ASPECTS, type Aspect, TRAITS, type Trait } from '@/lib/contract/traits';
import { aspectsOf } from '@/lib/personality/derive-aspects';
import type { Deriving } from '@/lib/personality/personality-record';
import { Button } from '../ui/button';
import { ScoreField } from './score-field';
import { type ScoreRow, scoreLabel } from './score-text';
import type { PersonalityDraftState } from './use-personality-draft';

interface AspectFieldsProps {
  state: PersonalityDraftState;
  rows: ScoreRow[];
  deriving: Deriving;
}

/** The ten aspects, two by trait. Each follows its trait until it is set by hand. */
export function AspectFields({ state, rows, deriving }: AspectFieldsProps) {
  const fieldOf = (aspect: Aspect) => {
    const row = rows.find(({ name }) => name === aspect);
    return (
      row && (
        <ScoreField
          key={aspect}
          row={row}
          note={originOf(state.values[aspect], deriving)}
          typed={state.typed[aspect]}
          error={state.errorOf(aspect)}
          onSet={state.set}
          onType={state.type}
          onLeave={state.leave}
        />
      )
    );
  };
  return (
    <div className="flex flex-col gap-6">
      {TRAITS.map((trait) => (
        <Pair key={trait} trait={trait} state={state} hasOwnButton={deriving === 'here'}>
          {aspectsOf(trait).map(fieldOf)}
        </Pair>
      ))}
    </div>
  );
}

function originOf(score: number | null, deriving: Deriving): string {
  if (deriving === 'here') return score === null ? 'derived' : 'set by hand';
  return score === null ? 'derived by the API when saved' : 'kept as it is';
}

interface PairProps {
  trait: Trait;
  state: PersonalityDraftState;
  hasOwnButton: boolean;
  children: React.ReactNode;
}

function Pair({ trait, state, hasOwnButton, children }: PairProps) {
  const aspects = aspectsOf(trait);
  const canDerive = hasOwnButton && aspects.some((aspect) => state.values[aspect] !== null);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="sr-only">Aspects of {scoreLabel(trait)}</legend>
      <div className="flex min-h-7 items-center justify-between gap-2 border-line border-b pb-1 touch:min-h-11">
        <span aria-hidden="true" className="text-meta text-muted">
          {scoreLabel(trait)}
        </span>
        {canDerive && (
          <Button
            size="small"
            variant="ghost"
            aria-label={`Derive the aspects of ${scoreLabel(trait)} again`}
            onClick={(event) => {
              state.derive(aspects);
              // The button goes, and the focus with it.
              event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            }}
          >
            Derive again
          </Button>
        )}
      </div>
      {children}
    </fieldset>
  );
}

/** Puts all ten back under the rule. */
export function DeriveAll({ state, deriving }: Pick<AspectFieldsProps, 'state' | 'deriving'>) {
  const isDone = ASPECTS.every((aspect) => state.values[aspect] === null);
  return (
    <Button size="small" aria-disabled={isDone} onClick={() => state.derive(ASPECTS)}>
      {deriving === 'here' ? 'Derive all again' : 'Let the API derive all'}
    </Button>
  );
}
