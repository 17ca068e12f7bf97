'use client';

import { Ellipsis } from 'lucide-react';
import { memo } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { AgentIndex } from '@/lib/contract/agents';
import { paths } from '@/lib/paths';
import { DataActions, DataCell, DataRow, RowLink } from '../data-table';
import { Badge } from '../ui/badge';
import { copyAndTell } from '../ui/copy-text';
import { Menu, type MenuEntry } from '../ui/menu';
import { RelativeTime } from '../ui/relative-time';
import { Status } from '../ui/status';
import { AgentAvatar } from './agent-avatar';
import { useAskDeletion } from './agent-deletion';
import { noteLeftRow } from './left-row';

interface AgentRowProps {
  agent: AgentIndex;
  index: number;
  isSample: boolean;
  /** Its page is fetched before anybody points at it. */
  early: boolean;
  now: number;
  /** One for all rows: it must not change, or every row would be drawn anew. */
  onToggle(agent: AgentIndex): void;
}

export const AgentRow = memo(function AgentRow(props: AgentRowProps) {
  const { agent, index, isSample, early, now, onToggle } = props;
  const { agent_id: id, name = id, owner_display_name: owner, owner_email: email } = agent;
  return (
    <DataRow aria-rowindex={index + 2}>
      <DataCell>
        <span className="flex min-w-0 items-center gap-2">
          <AgentAvatar agentId={id} />
          <RowLink href={paths.agent(id)} early={early} onClick={() => noteLeftRow(id)} className="truncate">
            {name}
          </RowLink>
          {isSample && <Badge>Sample</Badge>}
        </span>
      </DataCell>
      <DataCell>
        <Status kind={agent.is_active ? 'active' : 'inactive'} />
      </DataCell>
      <DataCell className="text-right tabular-nums max-lg:hidden">
        {agent.instance_count.toLocaleString('en')}
      </DataCell>
      <DataCell className="text-right tabular-nums max-lg:hidden">
        {agent.mcp_enabled?.length || <span className="text-faint">–</span>}
      </DataCell>
      <DataCell className="max-xl:hidden">
        {owner || email || <span className="text-faint">not known yet</span>}
      </DataCell>
      <DataCell className="text-muted max-md:hidden">
        {agent.last_seen_at ? (
          <RelativeTime at={agent.last_seen_at} now={now} />
        ) : (
          <span className="text-faint">never</span>
        )}
      </DataCell>
      <DataActions>
        <RowMenu agent={agent} name={name} onToggle={onToggle} />
      </DataActions>
    </DataRow>
  );
});

function RowMenu({ agent, name, onToggle }: Pick<AgentRowProps, 'agent' | 'onToggle'> & { name: string }) {
  const { isAdmin } = useViewer();
  const askDeletion = useAskDeletion();
  const items: MenuEntry[] = [
    { label: 'Open', href: paths.agent(agent.agent_id) },
    { label: 'Instances', href: paths.agentTab(agent.agent_id, 'instances') },
    { label: 'Copy id', onSelect: () => void copyAndTell(agent.agent_id, { title: 'Id copied' }) },
    'separator',
    {
      label: agent.is_active ? 'Deactivate' : 'Activate',
      onSelect: () => onToggle(agent),
    },
    ...(isAdmin
      ? [{ label: 'Delete…', danger: true, onSelect: () => askDeletion({ agentId: agent.agent_id, name }) }]
      : []),
  ];
  return (
    <Menu label={`Actions for ${name}`} items={items} square size="small">
      <Ellipsis aria-hidden="true" />
    </Menu>
  );
}
