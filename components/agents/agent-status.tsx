'use client';

import { useState } from 'react';
import { useSetAgentStatus } from '@/lib/queries/agents';
import { problemOf } from '@/lib/queries/perform';
import { Status } from '../ui/status';
import { Switch } from '../ui/switch';
import { toast } from '../ui/toast';

interface AgentStatusProps {
  agentId: string;
  name: string;
  isActive: boolean;
}

/** The agent's state and its switch; an inactive agent answers no chat. */
export function AgentStatus({ agentId, name, isActive }: AgentStatusProps) {
  const [served, setServed] = useState(isActive);
  const [shown, setShown] = useState(isActive);
  if (served !== isActive) {
    setServed(isActive);
    setShown(isActive);
  }
  const status = useSetAgentStatus({
    onError: (error) => {
      setShown(served);
      const { title, detail, request_id: requestId } = problemOf(error);
      toast({
        tone: 'danger',
        title: `The state of ${name} did not change`,
        detail: detail ?? title,
        requestId,
      });
    },
  });
  const change = (next: boolean) => {
    if (status.isPending) return;
    setShown(next);
    status.mutate({ agentId, isActive: next });
  };
  return (
    <span className="inline-flex items-center gap-2">
      <Status kind={shown ? 'active' : 'inactive'} tinted />
      <Switch
        aria-label="Agent is active"
        aria-busy={status.isPending}
        data-tooltip={shown ? 'Deactivate: chat is refused then' : 'Activate'}
        checked={shown}
        onChange={(event) => change(event.target.checked)}
      />
    </span>
  );
}
