'use client';

import { useMutation } from '@tanstack/react-query';
import { addSamples, removeSamples } from '@/lib/actions/samples';
import { type ChangeCallbacks, useChange } from './change';
import { type ActionData, type Callbacks, usePerform } from './perform';

export function useAddSamples(callbacks: Callbacks<ActionData<typeof addSamples>> = {}) {
  const perform = usePerform();
  return useMutation({ mutationFn: () => perform(addSamples, {}), ...callbacks });
}

/** Answers what the API deleted, by kind. */
export function useRemoveSamples(callbacks: ChangeCallbacks<ActionData<typeof removeSamples>> = {}) {
  return useChange((perform, input: Record<never, never>) => perform(removeSamples, input), callbacks);
}
