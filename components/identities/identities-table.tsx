'use client';

import { Ellipsis } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useViewer } from '@/lib/auth/viewer';
import type { IdentityView } from '@/lib/contract/identity-views';
import { paths } from '@/lib/paths';
import { DataActions, DataCell, DataHead, DataRow, DataTable, RowLink } from '../data-table';
import { copyAndTell } from '../ui/copy-text';
import { Count } from '../ui/count';
import { Menu, type MenuEntry } from '../ui/menu';
import { RelativeTime } from '../ui/relative-time';
import { TextLink } from '../ui/text-link';
import type { IdentitiesPage } from './identities-view';
import { useIdentityActs } from './identity-acts';
import { percentText } from './identity-text';
import { StressStatus } from './stress-status';

/** One page of the list. */
export function IdentitiesTable({ page, now }: { page: IdentitiesPage; now: number }) {
  const { offset, total } = page.pagination;
  return (
    <DataTable label="Identities" rowCount={total + 1} columns={<Columns />} head={<Head page={page} />}>
      {page.items.map((identity, place) => (
        <Row key={identity.id} identity={identity} index={offset + place} now={now} />
      ))}
    </DataTable>
  );
}

function Columns() {
  return (
    <>
      <col />
      <col className="w-26" />
      <col className="w-18 max-sm:hidden" />
      <col className="w-20 max-sm:hidden" />
      <col className="w-56 max-lg:hidden" />
      <col className="w-32 max-md:hidden" />
      <col className="w-12" />
    </>
  );
}

function Head({ page }: { page: IdentitiesPage }) {
  const sorted = (sort: IdentitiesPage['sort']): ComponentProps<'th'>['aria-sort'] => {
    if (page.sort !== sort) return undefined;
    return page.order === 'asc' ? 'ascending' : 'descending';
  };
  return (
    <>
      <DataHead aria-sort={sorted('name')}>Name</DataHead>
      <DataHead aria-sort={sorted('stress')}>Stress</DataHead>
      <DataHead className="text-right max-sm:hidden">Energy</DataHead>
      <DataHead className="text-right max-sm:hidden">Cycles</DataHead>
      <DataHead className="max-lg:hidden">Agent</DataHead>
      <DataHead className="max-md:hidden" aria-sort={sorted('created_at')}>
        Created
      </DataHead>
      <DataHead>
        <span className="sr-only">Actions</span>
      </DataHead>
    </>
  );
}

function Row({ identity, index, now }: { identity: IdentityView; index: number; now: number }) {
  const { id, name, agent } = identity;
  return (
    <DataRow aria-rowindex={index + 2}>
      <DataCell>
        <RowLink href={paths.identity(id)}>{name}</RowLink>
      </DataCell>
      <DataCell>
        <StressStatus state={identity.stress_state} />
      </DataCell>
      <DataCell className="text-right tabular-nums max-sm:hidden">
        {percentText(identity.energy_level)}
      </DataCell>
      <DataCell className="text-right max-sm:hidden">
        <Count value={identity.cycle_count} />
      </DataCell>
      <DataCell className="max-lg:hidden">
        <Agent agent={agent} />
      </DataCell>
      <DataCell className="text-muted max-md:hidden">
        <RelativeTime at={identity.created_at} now={now} className="relative" />
      </DataCell>
      <DataActions>
        <RowMenu identityId={id} name={name} />
      </DataActions>
    </DataRow>
  );
}

function Agent({ agent }: Pick<IdentityView, 'agent'>) {
  if (!agent) return <span className="text-faint">none</span>;
  if (agent.name === null) return <span className="text-muted">not here any more</span>;
  return (
    <TextLink href={paths.agentTab(agent.agent_id, 'instances')} className="relative">
      {agent.name}
    </TextLink>
  );
}

function RowMenu({ identityId, name }: { identityId: string; name: string }) {
  const { isAdmin } = useViewer();
  const act = useIdentityActs();
  const admins: MenuEntry[] = [
    'separator',
    { label: 'Reset…', danger: true, onSelect: () => act({ act: 'reset', identityId, name }) },
    { label: 'Delete…', danger: true, onSelect: () => act({ act: 'delete', identityId, name }) },
  ];
  const items: MenuEntry[] = [
    { label: 'Open', href: paths.identity(identityId) },
    { label: 'History', href: paths.identityHistory(identityId) },
    { label: 'Copy id', onSelect: () => void copyAndTell(identityId, { title: 'Id copied' }) },
    ...(isAdmin ? admins : []),
  ];
  return (
    <Menu label={`Actions for ${name}`} items={items} square size="small">
      <Ellipsis aria-hidden="true" />
    </Menu>
  );
}
