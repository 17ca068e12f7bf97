'use client';

import { Ellipsis, FolderInput, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import { Menu, type MenuEntry } from '../ui/menu';
import { useAskDeletion } from './agent-deletion';

const MoveDialog = dynamic(() => import('./agent-move-dialog').then((part) => part.AgentMoveDialog), {
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
  const { isAdmin } = useViewer();
  const askDeletion = useAskDeletion();
  const [moving, setMoving] = useState<'no' | 'yes' | 'was'>('no');
  const move: MenuEntry = {
    label: 'Move to project…',
    icon: <FolderInput aria-hidden="true" />,
    onSelect: () => setMoving('yes'),
  };
  const remove: MenuEntry = {
    label: 'Delete agent…',
    icon: <Trash2 aria-hidden="true" />,
    danger: true,
    onSelect: () => askDeletion({ agentId, name }),
  };
  const items: MenuEntry[] = [...(canMove ? [move] : []), ...(isAdmin ? [remove] : [])];
  if (items.length === 0) return null;
  return (
    <>
      <Menu label={`Actions for ${name}`} items={items} square>
        <Ellipsis aria-hidden="true" />
      </Menu>
      {moving !== 'no' && (
        <MoveDialog
          agentId={agentId}
          name={name}
          projectId={projectId}
          open={moving === 'yes'}
          onOpenChange={(open) => setMoving(open ? 'yes' : 'was')}
        />
      )}
    </>
  );
}
