'use client';

import { Download, Ellipsis, FolderInput, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useViewer } from '@/lib/auth/viewer';
import { Menu, type MenuEntry } from '../ui/menu';
import { useDialog } from '../use-dialog';
import { useAskDeletion } from './agent-deletion';

const MoveDialog = dynamic(() => import('./agent-move-dialog').then((part) => part.AgentMoveDialog), {
  ssr: false,
});
const ExportDialog = dynamic(() => import('./export-agent-dialog').then((part) => part.ExportAgentDialog), {
  ssr: false,
});

interface AgentMenuProps {
  agentId: string;
  name: string;
  projectId: string | undefined;
  canMove: boolean;
}

/** What is done with the agent as a whole. */
export function AgentMenu({ agentId, name, projectId, canMove }: AgentMenuProps) {
  const { isAdmin, connection } = useViewer();
  const askDeletion = useAskDeletion();
  const moving = useDialog();
  const exporting = useDialog();
  const move: MenuEntry = {
    label: 'Move to project…',
    icon: <FolderInput aria-hidden="true" />,
    onSelect: moving.show,
  };
  const save: MenuEntry = {
    label: 'Export…',
    icon: <Download aria-hidden="true" />,
    onSelect: exporting.show,
  };
  const remove: MenuEntry = {
    label: 'Delete agent…',
    icon: <Trash2 aria-hidden="true" />,
    danger: true,
    onSelect: () => askDeletion({ agentId, name }),
  };
  const items: MenuEntry[] = [
    ...(canMove ? [move] : []),
    // A remote API has no operation that makes a file.
    ...(connection === 'embedded' ? [save] : []),
    ...(isAdmin ? [remove] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu label={`Actions for ${name}`} items={items} square>
        <Ellipsis aria-hidden="true" />
      </Menu>
      {moving.wanted && (
        <MoveDialog
          key={moving.key}
          agentId={agentId}
          name={name}
          projectId={projectId}
          open={moving.open}
          onOpenChange={moving.onOpenChange}
        />
      )}
      {exporting.wanted && (
        <ExportDialog
          key={exporting.key}
          agentId={agentId}
          name={name}
          open={exporting.open}
          onOpenChange={exporting.onOpenChange}
        />
      )}
    </>
  );
}
