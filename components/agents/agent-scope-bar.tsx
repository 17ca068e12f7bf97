'use client';

import { ChevronDown, Flag } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type AgentScope, readScope, withScope } from '@/lib/agent-scope';
import type { AgentInstance } from '@/lib/contract/instances';
import { changeAddress } from '@/lib/page-address';
import { useInstance } from '@/lib/queries/instances';
import { useAddressQuery } from '@/lib/use-address-query';
import { InstanceMark } from '../instance-mark';
import { buttonStyle } from '../ui/button-style';
import { usePicker } from '../use-picker';
import { AgentScopeUser } from './agent-scope-user';

const loadPicker = () => import('./agent-scope-picker');
const ScopePicker = dynamic(() => loadPicker().then((part) => part.AgentScopePicker), { ssr: false });

interface AgentScopeBarProps {
  agentId: string;
  /** Undefined when it could not be read. */
  defaultInstance: AgentInstance | undefined;
  environment: string | undefined;
}

/** Which instance and which user the tabs look at. It lives in the address, so that it can be shared. */
export function AgentScopeBar({ agentId, defaultInstance, environment }: AgentScopeBarProps) {
  const pathname = usePathname();
  const query = useAddressQuery();
  const scope = readScope(query);
  const go = (change: Partial<AgentScope>) => {
    changeAddress(withScope(pathname, { ...scope, ...change }, query), 'push');
  };
  return (
    <fieldset aria-label="Scope" className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-table">
      <ScopeInstance
        agentId={agentId}
        defaultInstance={defaultInstance}
        wanted={scope.instance}
        onChange={(instance) => go({ instance })}
      />
      <AgentScopeUser key={scope.user ?? ''} user={scope.user ?? ''} onChange={(user) => go({ user })} />
      {environment && (
        <span
          className="inline-flex items-center gap-1.5 text-muted"
          data-tooltip="Environment of the project"
        >
          <Flag aria-hidden="true" />
          <span className="sr-only">Environment:</span>
          {environment}
        </span>
      )}
    </fieldset>
  );
}

interface ScopeInstanceProps {
  agentId: string;
  defaultInstance: AgentInstance | undefined;
  wanted: string | undefined;
  onChange: (instanceId: string) => void;
}

function ScopeInstance({ agentId, defaultInstance, wanted, onChange }: ScopeInstanceProps) {
  const { opener, picker, wanted: isWanted } = usePicker(loadPicker);
  const isDefault = wanted === undefined || wanted === defaultInstance?.instance_id;
  const read = useInstance(agentId, isDefault ? undefined : wanted);
  const instance = isDefault ? defaultInstance : read.data?.instance;
  return (
    <span className="inline-flex min-w-0 max-w-full items-center">
      <button {...opener} type="button" className={`${buttonStyle('secondary', 'small')} max-w-full shrink!`}>
        <span className="sr-only">Instance:</span>
        {instance ? (
          <>
            <InstanceMark id={instance.instance_id} name={instance.name} />
            <span className="truncate">{instance.name}</span>
          </>
        ) : (
          <span className="text-muted">{read.error ? 'Not here' : 'Instance'}</span>
        )}
        <ChevronDown aria-hidden="true" className="text-muted" />
      </button>
      {isWanted && (
        <ScopePicker {...picker} agentId={agentId} selectedId={instance?.instance_id} onSelect={onChange} />
      )}
    </span>
  );
}
