'use client';

import type { InstanceWithContents } from '@/lib/contract/dashboard';
import { useStatePages } from '@/lib/queries/memory';
import type { MemoryAddress } from './memory-address';
import { NewState } from './new-state';
import { StateList } from './state-list';
import { StatePanel } from './state-panel';
import { useDeletion } from './use-deletion';
import { useFind } from './use-find';

export interface SectionProps {
  item: InstanceWithContents;
  address: MemoryAddress;
  now: number;
}

const scopes = ['global', 'user'] as const;

/** The states of an instance: a list of them, or the one that is open. */
export function StatesSection({ item, address, now }: SectionProps) {
  const { agent_id: agentId, instance_id: instanceId } = item.instance;
  const place = { agentId, instanceId };
  const find = useFind(address);
  const scope = scopes.find((name) => name === address.only);
  const { user, state: openId } = address;
  const pages = useStatePages(place, { search: find.settled, user, scope });
  const deletion = useDeletion(place, address.close);
  return (
    <div className="flex min-w-0 flex-col gap-3 px-3 py-4 md:px-6">
      {openId === undefined && (
        <StateList pages={pages} address={address} find={find} scope={scope} now={now} />
      )}
      {openId === 'new' && <NewState place={place} address={address} />}
      {openId !== undefined && openId !== 'new' && (
        <StatePanel
          key={openId}
          place={place}
          stateId={openId}
          address={address}
          now={now}
          onDelete={deletion.ask}
        />
      )}
      {deletion.dialog}
    </div>
  );
}
