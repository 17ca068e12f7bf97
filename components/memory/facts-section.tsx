'use client';

import { useFactPages } from '@/lib/queries/memory';
import { FactList } from './fact-list';
import { FactPanel } from './fact-panel';
import { NewFact } from './new-fact';
import type { SectionProps } from './states-section';
import { useDeletion } from './use-deletion';
import { useFind } from './use-find';

const owners: Partial<Record<string, boolean>> = { instance: false, agent: true };

/** What an instance knows: the facts, or the one that is open. */
export function FactsSection({ item, address, now }: SectionProps) {
  const { agent_id: agentId, instance_id: instanceId } = item.instance;
  const place = { agentId, instanceId };
  const find = useFind(address);
  const ofAgent = owners[address.only ?? ''];
  const { user, fact: openId } = address;
  const pages = useFactPages(place, { search: find.settled, user, ofAgent });
  const deletion = useDeletion(place, address.close);
  return (
    <div className="flex min-w-0 flex-col gap-3 px-3 py-4 md:px-6">
      {openId === undefined && (
        <FactList pages={pages} address={address} find={find} ofAgent={ofAgent} now={now} />
      )}
      {openId === 'new' && <NewFact place={place} address={address} />}
      {openId !== undefined && openId !== 'new' && (
        <FactPanel
          key={openId}
          place={place}
          factId={openId}
          address={address}
          now={now}
          onDelete={deletion.ask}
        />
      )}
      {deletion.dialog}
    </div>
  );
}
