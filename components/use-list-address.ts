'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';

/** What a select or a box says is text; it offers nothing that the member may not be. */
type Change<T> = { [K in keyof T]?: T[K] | string | undefined };

/** Changes the address of a list; a newer change overtakes an older one that is still loading. */
export function useListAddress<T extends object>(shown: T, hrefOf: (wanted: T) => string) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState(shown);
  // Two quick changes must add up, though the page of the first has not arrived.
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  const go = (change: Change<T>) => {
    const next = { ...latest.current, ...change } as T;
    latest.current = next;
    setAsked(next);
    startTransition(() => router.replace(hrefOf(next), { scroll: false }));
  };
  /** Until the page of what was chosen is here, a choice must not jump back. */
  return { go, isPending, wanted: isPending ? asked : shown };
}
