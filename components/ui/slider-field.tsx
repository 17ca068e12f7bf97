'use client';

import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { Input } from './input';

const LEAP = 10;

interface SliderFieldProps {
  label: string;
  /** What stands under the label. */
  note?: ReactNode;
  /** Where the slider stands, from 0 to 100. */
  points: number;
  /** What the slider says, where the points alone are not enough. */
  spoken?: string | undefined;
  /** What the number's field shows, which may be half typed. */
  text: string;
  error?: string | undefined;
  onSlide: (points: number) => void;
  onType: (text: string) => void;
  /** The number's field was left. */
  onLeave?: () => void;
}

/** A number from 0 to 100 as a slider and as digits; both say the same. */
export function SliderField(props: SliderFieldProps) {
  const { label, note, points, spoken, text, error, onSlide, onType, onLeave } = props;
  const id = useId();
  const leap = (event: KeyboardEvent) => {
    // Browsers do not agree on how far a page goes.
    const way = { PageUp: LEAP, PageDown: -LEAP }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    onSlide(Math.min(100, Math.max(0, points + way)));
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
        aria-valuetext={spoken}
        onChange={(event) => onSlide(Number(event.target.value))}
        onKeyDown={leap}
        className="m-0 h-6 w-full min-w-0 accent-ink touch:h-11"
      />
      <Input
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${label} in numbers`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
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
