'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Problem } from '@/lib/contract/problem';
import { problemOf, usePerform } from './perform';

type Perform = ReturnType<typeof usePerform>;

export interface ChangeCallbacks<T> {
  onSuccess?: (data: T) => void;
  onRefused?: (problem: Problem) => void;
}

/** One kind of change through a server action. While it runs, asking again does nothing: a double click acts once. */
export function useChange<I, T>(
  change: (perform: Perform, input: I) => Promise<T>,
  { onSuccess, onRefused }: ChangeCallbacks<T> = {},
) {
  const perform = usePerform();
  // State arrives a frame late; a second click may come before it.
  const running = useRef(false);
  const mutation = useMutation({
    mutationFn: (input: I) => change(perform, input),
    onSettled: () => {
      running.current = false;
    },
    onSuccess: (data) => onSuccess?.(data),
    onError: (error) => onRefused?.(problemOf(error)),
  });
  return {
    run: (input: I) => {
      if (running.current) return;
      running.current = true;
      mutation.mutate(input);
    },
    busy: mutation.isPending,
    data: mutation.data,
    problem: mutation.error ? problemOf(mutation.error) : undefined,
    /** Forgets the last answer, for a dialog that opens again. */
    reset: mutation.reset,
  };
}
