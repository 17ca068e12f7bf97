'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { processBatch, processObservation, takeBatch, tryObservation } from '@/lib/actions/observations';
import { useViewer } from '@/lib/auth/viewer';
import type { Observation } from '@/lib/contract/identities';
import type { TakeBatchReply } from '@/lib/contract/identity-views';
import { type ChangeCallbacks, useChange } from './change';
import { type ActionData, usePerform } from './perform';

/** What the observation would change at that cycle; what was found for the one before stays until it is known. */
export function useDryRun(identityId: string, cycle: number, body: Observation | undefined) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['dry-run', tenant, identityId, cycle, body],
    queryFn: () => (body ? perform(tryObservation, { identityId, body }) : null),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

export function useProcessObservation(
  identityId: string,
  callbacks: ChangeCallbacks<ActionData<typeof processObservation>>,
) {
  return useChange(
    (perform, body: Observation) => perform(processObservation, { identityId, body }),
    callbacks,
  );
}

/** Sends one request of a batch. Only the embedded API knows to take it once. */
export function useTakeBatch(identityId: string, isTakenOnce: boolean) {
  const perform = usePerform();
  return async (observations: Observation[], afterCycle: number): Promise<TakeBatchReply> => {
    if (isTakenOnce) {
      return perform(takeBatch, { identityId, body: { observations, after_cycle: afterCycle } });
    }
    const { snapshot } = await perform(processBatch, { identityId, body: { observations } });
    return { taken: true, snapshot };
  };
}
