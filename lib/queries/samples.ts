'use client';

import { useMutation } from '@tanstack/react-query';
import { addSamples, removeSamples } from '@/lib/actions/samples';
import { type ActionData, type Callbacks, usePerform } from './perform';

export function useAddSamples(callbacks: Callbacks<ActionData<typeof addSamples>> = {}) {
  const perform = usePerform();
  return useMutation({ mutationFn: () => perform(addSamples, {}), ...callbacks });
}

export function useRemoveSamples(callbacks: Callbacks<ActionData<typeof removeSamples>> = {}) {
  const perform = usePerform();
  return useMutation({ mutationFn: () => perform(removeSamples, {}), ...callbacks });
}
