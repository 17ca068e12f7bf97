'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listActivity } from '@/lib/actions/activity';
import { updateAgentProfile } from '@/lib/actions/agents';
import { listProjects } from '@/lib/actions/projects';
import type { Profile } from '@/lib/agent-profile';
import { useViewer } from '@/lib/auth/viewer';
import type { UpdateAgentProfileBody } from '@/lib/contract/agents';
import type { Project } from '@/lib/contract/projects';
import { usePerform } from './perform';

/** Saves the changed members; `expected` is what they were when the edit began. */
export function useUpdateAgentProfile(agentId: string) {
  const perform = usePerform();
  const client = useQueryClient();
  const { tenant } = useViewer();
  return useMutation({
    mutationFn: (input: { body: UpdateAgentProfileBody; expected: Partial<Profile> }) =>
      perform(updateAgentProfile, { agentId, ...input }),
    // A new name may stand elsewhere in the lists; they are read again when they are next seen.
    onSuccess: () => client.removeQueries({ queryKey: ['agents', tenant], type: 'inactive' }),
  });
}

const PAGE = 100;
const MOST = 1000;

/** Every project of the tenant, for choosing one. */
export function useProjects(asked: boolean) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['projects', tenant, 'choice'],
    enabled: asked,
    staleTime: 0,
    queryFn: async () => {
      const all: Project[] = [];
      while (all.length < MOST) {
        const page = await perform(listProjects, { offset: all.length });
        all.push(...page);
        if (page.length < PAGE) break;
      }
      return all;
    },
  });
}

/** The change that deleted an agent, if Activity has one. */
export function useAgentDeletion(agentId: string) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['activity', tenant, 'deletion', agentId],
    queryFn: async () => {
      const { items } = await perform(listActivity, { agentId, verb: 'delete' as const });
      return items?.find(({ object }) => object.type === 'agent' && object.id === agentId) ?? null;
    },
  });
}
