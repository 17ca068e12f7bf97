'use client';

import { useEffect, useState } from 'react';

/** Short enough not to be felt; actions run one at a time, so one a key press would queue. */
const TYPING_MS = 80;

/** The value once it has stood still for a moment, for searches as one types. */
export function useSettled<T extends string | undefined>(value: T, ms = TYPING_MS): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
