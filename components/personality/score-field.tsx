'use client';

import type { ReactNode } from 'react';
import type { ScoreName } from '@/lib/personality/personality-record';
import { pointsText } from '../points-text';
import { SliderField } from '../ui/slider-field';
import { type ScoreRow, scoreLabel, spokenScore } from './score-text';

interface ScoreFieldProps {
  row: ScoreRow;
  /** What stands under the name: a level, or where the score comes from. */
  note?: ReactNode;
  typed: string | undefined;
  error: string | undefined;
  onSet: (name: ScoreName, score: number) => void;
  onType: (name: ScoreName, text: string) => void;
  onLeave: (name: ScoreName) => void;
}

/** A score as a slider and as a number. */
export function ScoreField({ row, note, typed, error, onSet, onType, onLeave }: ScoreFieldProps) {
  const { name, draft } = row;
  return (
    <SliderField
      label={scoreLabel(name)}
      note={note}
      points={Math.round(draft * 100)}
      spoken={spokenScore(row)}
      text={typed ?? pointsText(draft)}
      error={error}
      onSlide={(points) => onSet(name, points / 100)}
      onType={(text) => onType(name, text)}
      onLeave={() => onLeave(name)}
    />
  );
}
