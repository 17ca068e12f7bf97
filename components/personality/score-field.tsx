'use client';

import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { ScoreName } from '@/lib/personality/personality-record';
import { Input } from '../ui/input';
import { pointsText, type ScoreRow, scoreLabel, spokenScore } from './score-text';

const LEAP = 10;

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

/** A score as a slider and as a number; both say the same. */
export function ScoreField({ row, note, typed, error, onSet, onType, onLeave }: ScoreFieldProps) {
  const id = useId();
  const { name, draft } = row;
  const label = scoreLabel(name);
  const points = Math.round(draft * 100);
  const leap = (event: KeyboardEvent) => {
    // Browsers do not agree on how far a page goes.
    const way = { PageUp: LEAP, PageDown: -LEAP }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    onSet(name, Math.min(100, Math.max(0, points + way)) / 100);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 sm:grid-cols-[10rem_minmax(0,1fr)_5rem]">
      <div className="min-w-0 max-sm:col-span-2">
        <label htmlFor={id} className="font-medium text-form">
          {label}
        </label>
        {note && <p className="text-meta text-muted">{note}</p>}
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={points}
        aria-valuetext={spokenScore(row)}
        onChange={(event) => onSet(name, Number(event.target.value) / 100)}
        onKeyDown={leap}
        className="m-0 h-6 w-full min-w-0 accent-ink touch:h-11"
      />
      <Input
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${label} in numbers`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={typed ?? pointsText(draft)}
        onChange={(event) => onType(name, event.target.value)}
        onBlur={() => onLeave(name)}
        className="text-right tabular-nums"
      />
      {error && (
        <p id={`${id}-error`} className="col-span-full flex gap-1 text-danger text-meta">
          <TriangleAlert aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
