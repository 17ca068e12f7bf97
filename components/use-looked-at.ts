'use client';

import { useState } from 'react';

/** Of what runs one after the other: the newest, or an earlier one that is looked at instead, also while the newest goes on. */
export function useLookedAt<T extends object>(first: T | undefined, idOf: (one: T) => string) {
  const [newest, setNewest] = useState(first);
  const [earlier, setEarlier] = useState<T>();
  const isNewest = (one: T) => newest !== undefined && idOf(one) === idOf(newest);
  return {
    newest,
    setNewest,
    isNewest,
    shown: earlier ?? newest,
    look: (one: T) => setEarlier(isNewest(one) ? undefined : one),
    lookAtNewest: () => setEarlier(undefined),
  };
}
