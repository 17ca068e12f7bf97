'use client';

import { readScope } from '@/lib/agent-scope';
import type { AgentInstance } from '@/lib/contract/instances';
import { useInstance } from '@/lib/queries/instances';
import { useAddressQuery } from '@/lib/use-address-query';
import type { ChatScope } from './chat-scope';

export interface NamedScope extends ChatScope {
  instanceName: string;
}

/** Whom the scope bar names, as far as it is known. */
export function useChatScope(agentId: string, defaultInstance: AgentInstance | undefined): NamedScope {
  const { instance: wanted, user = '' } = readScope(useAddressQuery());
  const isDefault = wanted === undefined || wanted === defaultInstance?.instance_id;
  const { data } = useInstance(agentId, isDefault ? undefined : wanted);
  const instance = isDefault ? defaultInstance : data?.instance;
  return {
    instanceId: wanted ?? defaultInstance?.instance_id,
    userId: user,
    instanceName: instance?.name ?? (isDefault ? 'The default instance' : 'The instance'),
  };
}
