'use client';

import type { KeyboardEvent } from 'react';
import { placeOf, type Range, ticksOf } from './axis';

/** Cycles of the axis that are named between its ends. */
const MOST_TICKS = 5;
/** Closer to an end than this there is no room for a name. */
const ROOM = 0.15;

const named = (cycle: number) => cycle.toLocaleString('en');

export function AxisMarks({ range }: { range: Range }) {
  const between = ticksOf(range, MOST_TICKS).filter((tick) => {
    const place = placeOf(tick, range);
    return place > ROOM && place < 1 - ROOM;
  });
  return (
    <p aria-hidden="true" className="relative flex h-5 justify-between text-meta text-muted tabular-nums">
      <span>{named(range.from)}</span>
      {between.map((tick) => (
        <span
          key={tick}
          className="-translate-x-1/2 absolute max-sm:even:hidden"
          style={{ left: `${placeOf(tick, range) * 100}%` }}
        >
          {named(tick)}
        </span>
      ))}
      {range.to > range.from && <span>{named(range.to)}</span>}
    </p>
  );
}

interface ScrubberProps {
  place: number;
  last: number;
  /** What is read there, to be spoken. */
  spoken: string;
  onChoose: (place: number) => void;
  /** 0.5: half as many cycles; 2: twice as many. */
  onZoom: (factor: number) => void;
  onAll: () => void;
}

/** Reads all charts at one cycle: arrows go one on, pages a tenth; + and − zoom, 0 shows everything. */
export function Scrubber({ place, last, spoken, onChoose, onZoom, onAll }: ScrubberProps) {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const leap = Math.max(1, Math.round(last / 10));
    const acts = new Map([
      // Browsers do not agree on how far a page goes.
      ['PageUp', () => onChoose(Math.min(last, place + leap))],
      ['PageDown', () => onChoose(Math.max(0, place - leap))],
      ['+', () => onZoom(0.5)],
      ['=', () => onZoom(0.5)],
      ['-', () => onZoom(2)],
      ['0', onAll],
    ]);
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <input
      type="range"
      aria-label="Cycle"
      aria-valuetext={spoken}
      min={0}
      max={last}
      step={1}
      value={place}
      onChange={(event) => onChoose(Number(event.target.value))}
      onKeyDown={press}
      // The thumb's centre stays half its width away from the ends of the box.
      className="-mx-2 my-0 h-6 w-[calc(100%+1rem)] accent-ink touch:h-11"
    />
  );
}
