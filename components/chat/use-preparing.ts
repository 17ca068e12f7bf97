'use client';

import { useRef, useState } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { problemOf } from '@/lib/queries/perform';

/** What must be read before a message can be sent. A second click meanwhile does nothing. */
export function usePreparing() {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async <T>(read: () => Promise<T>): Promise<{ value: T } | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      return { value: await read() };
    } catch (error) {
      setProblem(problemOf(error));
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run };
}
