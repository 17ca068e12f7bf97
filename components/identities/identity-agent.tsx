'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef } from 'react';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { useAttachIdentity, useDetachIdentity } from '@/lib/queries/identities';
import { Button } from '../ui/button';
import { announce } from '../ui/live-region';
import { TextLink } from '../ui/text-link';
import { usePicker } from '../use-picker';
import { changeRefused } from './change-refused';

const loadPicker = () => import('./agent-picker');
const AgentPicker = dynamic(() => loadPicker().then((part) => part.AgentPicker), { ssr: false });

/** The agent that the identity is attached to, with the way to attach another or none. */
export function IdentityAgent({ identity }: { identity: Pick<IdentityView, 'id' | 'name' | 'agent'> }) {
  const { id: identityId, agent } = identity;
  const { opener, picker, wanted } = usePicker(loadPicker);
  const onRefused = changeRefused('The agent was not changed');
  const attach = useAttachIdentity({
    onSuccess: (reply) => announce(`Attached to ${reply.agent?.name ?? 'the agent'}`),
    onRefused,
  });
  const detach = useDetachIdentity({ onSuccess: () => announce('Detached'), onRefused });
  const button = opener.ref;
  // The button that had the focus goes with the agent.
  const wasAttached = useRef(agent !== null);
  useEffect(() => {
    if (wasAttached.current && !agent && document.activeElement === document.body) button.current?.focus();
    wasAttached.current = agent !== null;
  }, [agent, button]);
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
      <Button {...opener} size="small" busy={attach.busy}>
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
          {...picker}
          selectedId={agent?.agent_id}
          onSelect={(agentId) => attach.run({ identityId, agentId })}
        />
      )}
    </span>
  );
}
