'use client';

import { readScope, withScope } from '@/lib/agent-scope';
import { type AgentTab, paths } from '@/lib/paths';
import { useAddressQuery } from '@/lib/use-address-query';
import { TabsNav } from '../ui/tabs-nav';

/** The agent's tabs; each keeps the scope. */
export function AgentTabs({ agentId }: { agentId: string }) {
  const scope = readScope(useAddressQuery());
  const to = (tab: AgentTab) => withScope(paths.agentTab(agentId, tab), scope);
  return (
    <TabsNav
      label="Agent"
      tabs={[
        { label: 'Profile', href: to('profile') },
        { label: 'Personality', href: to('personality') },
        { label: 'Capabilities', href: to('capabilities') },
        { label: 'Tools', href: to('tools') },
        { label: 'Instances', href: to('instances') },
        { label: 'Chat', href: to('chat') },
        { label: 'Activity', href: to('activity') },
      ]}
    />
  );
}
