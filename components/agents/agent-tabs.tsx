'use client';

import { readScope, withScope } from '@/lib/agent-scope';
import { paths } from '@/lib/paths';
import { useAddressQuery } from '@/lib/use-address-query';
import { TabsNav } from '../ui/tabs-nav';

/** The agent's tabs; each keeps the scope. */
export function AgentTabs({ agentId }: { agentId: string }) {
  const scope = readScope(useAddressQuery());
  const to = (tab: Parameters<typeof paths.agentTab>[1]) => withScope(paths.agentTab(agentId, tab), scope);
  return (
    <TabsNav
      label="Agent"
      tabs={[
        { label: 'Profile', href: to('profile') },
        { label: 'Instances', href: to('instances') },
        { label: 'Activity', href: to('activity') },
      ]}
    />
  );
}
