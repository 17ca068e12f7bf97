'use client';

import { useQuery } from '@tanstack/react-query';
import { compareWithSource, forkAgent } from '@/lib/actions/forks';
import { useViewer } from '@/lib/auth/viewer';
import type { ForkReply } from '@/lib/contract/forks';
import { type ChangeCallbacks, useChange } from './change';
import { usePerform } from './perform';

/** Asks for a copy; it is made in the background. */
export function useForkAgent(agentId: string, callbacks: ChangeCallbacks<ForkReply> = {}) {
  return useChange(
    (perform, name: string | undefined) => perform(forkAgent, { agentId, body: { name } }),
    callbacks,
  );
}

/** What differs from the source, read anew each time the question comes up. */
export function useDifferences(agentId: string, asked: boolean) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['differences', tenant, agentId],
    queryFn: () => perform(compareWithSource, { agentId }),
    enabled: asked,
    staleTime: 0,
    gcTime: 0,
  });
}
