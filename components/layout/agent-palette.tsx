'use client';

import { useCallback } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentIndex } from '@/lib/contract/agents';
import type { Resolved } from '@/lib/contract/dashboard';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { useSearch } from '@/lib/queries/search';
import type { NavItem } from './navigation';
import type { PaletteFound, PaletteResult } from './palette';
import { PaletteLauncher } from './palette-launcher';

/** The command palette over this tenant's agents, instances, identities, projects, keys and changes. */
export function AgentPalette({ navigation }: { navigation: NavItem[] }) {
  const { searchAll: findByName, resolve: findById } = useSearch();
  const { tenant, userId } = useViewer();
  const search = useCallback(
    async (query: string): Promise<PaletteFound> => {
      const { agents, identities, host } = await findByName(query);
      const results = [...agents.map(agentResult), ...identities.map(identityResult)];
      return host
        ? { results, note: `The identity API at ${host} finds none by name: paste an id.` }
        : { results };
    },
    [findByName],
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

function agentResult(agent: AgentIndex): PaletteResult {
  const { agent_id: id, name, owner_display_name: owner, is_active: isActive } = agent;
  const detail = [owner, isActive ? undefined : 'inactive'].filter(Boolean).join(' · ');
  return { id, kind: 'agent', title: name ?? id, detail, href: paths.agent(id) };
}

function identityResult({ id, name, agent }: IdentityView): PaletteResult {
  const detail = agent?.name ? `of ${agent.name}` : undefined;
  return { id, kind: 'identity', title: name, detail, href: paths.identity(id) };
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
