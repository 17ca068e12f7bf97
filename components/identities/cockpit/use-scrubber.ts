'use client';

import { useEffect, useRef, useState } from 'react';
import { nearestCycle } from './axis';

/** How long the cursor rests before the address names its cycle. */
const REST_MS = 300;

interface ScrubberOptions {
  /** The cycle that the address names. */
  first: number | undefined;
  /** The address is about to become another, which names the cycle by itself. */
  isMoving: boolean;
  onRest: (cycle: number | undefined) => void;
}

/** Which of the cycles is read: the one under the pointer, else the chosen one, else the latest. */
export function useScrubber(cycles: readonly number[], { first, isMoving, onRest }: ScrubberOptions) {
  const [chosen, setChosen] = useState(first);
  const [pointed, setPointed] = useState<number>();
  const last = cycles.length - 1;
  const placeOf = (cycle: number | undefined) => (cycle === undefined ? last : nearestCycle(cycle, cycles));
  // The latest is no choice: what is observed next is to be seen.
  const choose = (place: number) => setChosen(place >= last ? undefined : cycles[place]);
  const told = useRef(first);
  useEffect(() => {
    if (isMoving || chosen === told.current) return;
    const timer = setTimeout(() => {
      told.current = chosen;
      onRest(chosen);
    }, REST_MS);
    return () => clearTimeout(timer);
  });
  return {
    /** In the list of cycles. */
    place: placeOf(pointed ?? chosen),
    chosenPlace: placeOf(chosen),
    chosen,
    choose,
    point: (place: number | undefined) => setPointed(place === undefined ? undefined : cycles[place]),
  };
}
