'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { useAttachIdentity, useDetachIdentity } from '@/lib/queries/identities';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { TextLink } from '../ui/text-link';
import { changeRefused } from './change-refused';

const loadPicker = () => import('./agent-picker');
const AgentPicker = dynamic(() => loadPicker().then((part) => part.AgentPicker), { ssr: false });
const preload = () => void loadPicker();

/** The agent that the identity is attached to, with the way to attach another or none. */
export function IdentityAgent({ identity }: { identity: Pick<IdentityView, 'id' | 'name' | 'agent'> }) {
  const { id: identityId, agent } = identity;
  const picker = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const onRefused = changeRefused('The agent was not changed');
  const attach = useAttachIdentity({
    onSuccess: (reply) => announce(`Attached to ${reply.agent?.name ?? 'the agent'}`),
    onRefused,
  });
  const detach = useDetachIdentity({ onSuccess: () => announce('Detached'), onRefused });
  // The button that had the focus goes with the agent.
  const wasAttached = useRef(agent !== null);
  useEffect(() => {
    if (wasAttached.current && !agent && document.activeElement === document.body) picker.current?.focus();
    wasAttached.current = agent !== null;
  }, [agent]);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 break-words">
        {agent ? (
          <>
            Agent{' '}
            {agent.name === null ? (
              'that is not here any more'
            ) : (
              <TextLink href={paths.agentTab(agent.agent_id, 'instances')}>{agent.name}</TextLink>
            )}
          </>
        ) : (
          'Attached to no agent'
        )}
      </span>
      <Button
        ref={picker}
        size="small"
        busy={attach.busy}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={show}
      >
        {agent ? 'Change' : 'Attach to an agent'}
        {agent && <span className="sr-only">the agent</span>}
      </Button>
      {agent && (
        <Button size="small" busy={detach.busy} onClick={() => detach.run({ identityId })}>
          Detach
        </Button>
      )}
      {wanted && (
        <AgentPicker
          selectedId={agent?.agent_id}
          anchor={picker}
          open={open}
          onOpenChange={setOpen}
          onSelect={(agentId) => attach.run({ identityId, agentId })}
        />
      )}
    </span>
  );
}
