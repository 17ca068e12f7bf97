'use client';

import { GitFork } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Button } from '../ui/button';
import { openerOf, useDialog } from '../use-dialog';

const load = () => import('./fork-agent-dialog');
const ForkAgentDialog = dynamic(() => load().then((part) => part.ForkAgentDialog), { ssr: false });

/** Opens the dialog that copies the agent. */
export function ForkButton({ agentId, name }: { agentId: string; name: string }) {
  const dialog = useDialog();
  return (
    <>
      <Button onClick={dialog.show} {...openerOf(load)}>
        <GitFork aria-hidden="true" />
        Fork…
      </Button>
      {dialog.wanted && (
        <ForkAgentDialog
          key={dialog.key}
          agentId={agentId}
          name={name}
          open={dialog.open}
          onOpenChange={dialog.onOpenChange}
        />
      )}
    </>
  );
}
