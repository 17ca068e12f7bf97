'use client';

import { useCallback } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { Resolved } from '@/lib/contract/dashboard';
import { paths } from '@/lib/paths';
import { useSearch } from '@/lib/queries/search';
import type { NavItem } from './navigation';
import type { PaletteResult } from './palette';
import { PaletteLauncher } from './palette-launcher';

/** The command palette over this tenant's agents, instances, identities, projects, keys and changes. */
export function AgentPalette({ navigation }: { navigation: NavItem[] }) {
  const { search: findAgents, resolve: findById } = useSearch();
  const { tenant, userId } = useViewer();
  const search = useCallback(
    async (query: string): Promise<PaletteResult[]> => {
      const agents = await findAgents(query);
      return agents.map(({ agent_id: id, name, owner_display_name: owner, is_active }) => ({
        id,
        kind: 'agent',
        title: name ?? id,
        detail: [owner, is_active ? undefined : 'inactive'].filter(Boolean).join(' · '),
        href: paths.agent(id),
      }));
    },
    [findAgents],
  );
  const resolve = useCallback(
    async (id: string) => {
      const found = await findById(id);
      return found && toResult(found);
    },
    [findById],
  );
  return (
    <PaletteLauncher
      search={search}
      resolveId={resolve}
      navigation={navigation}
      scope={`${tenant}:${userId}`}
    />
  );
}

function toResult(found: Resolved): PaletteResult {
  const { id, kind, name, agent_id: agentId = '', agent_name: agentName } = found;
  const href = {
    agent: () => paths.agent(id),
    instance: () => paths.instance(agentId, id),
    identity: () => paths.identity(id),
    project: () => paths.project(id),
    key: () => paths.project(found.project_id ?? ''),
    activity: () => paths.change(id),
  }[kind]();
  return {
    id,
    kind: kind === 'activity' ? 'change' : kind,
    title: name,
    detail: kind === 'instance' ? agentName : undefined,
    href,
  };
}
