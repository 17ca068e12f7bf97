'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { Output } from '@/lib/contract/endpoint';
import type { browseIdentitiesReply } from '@/lib/contract/identity-views';
import { type IdentitiesAddress, paths } from '@/lib/paths';
import { EmptyState } from '../empty-state';
import { PageHeader } from '../page-header';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { openerOf, useDialog } from '../use-dialog';
import { IdentitiesFilters } from './identities-filters';
import { IdentitiesPager } from './identities-pager';
import { IdentitiesTable } from './identities-table';

const load = () => import('./create-identity-dialog');
const CreateDialog = dynamic(() => load().then((part) => part.CreateIdentityDialog), { ssr: false });

export type IdentitiesPage = Output<typeof browseIdentitiesReply>;

interface IdentitiesViewProps {
  address: IdentitiesAddress;
  page: IdentitiesPage;
  /** Of a remote identity API; empty: embedded. */
  host: string;
  now: number;
}

/** The identities, those under the most stress first. */
export function IdentitiesView({ address, page, host, now }: IdentitiesViewProps) {
  const creating = useDialog();
  const isEmpty = page.pagination.total === 0 && address.search === undefined;
  const newIdentity = (
    <Button variant="primary" {...openerOf(load)} onClick={creating.show}>
      <Plus aria-hidden="true" />
      New identity
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Identities"
        description={host ? `Kept by the identity API at ${host}.` : undefined}
        actions={!isEmpty && newIdentity}
      />
      {isEmpty ? (
        <EmptyState title="No identities yet" action={newIdentity}>
          <p>
            An identity is a model of how an agent behaves over time: seven modes, energy and stress. Each
            observation moves it, and it answers what the agent may do now and what not.
          </p>
        </EmptyState>
      ) : (
        <List address={address} page={page} host={host} now={now} />
      )}
      {creating.wanted && (
        <CreateDialog
          key={creating.key}
          host={host}
          open={creating.open}
          onOpenChange={creating.onOpenChange}
        />
      )}
    </>
  );
}

function List({ address, page, host, now }: IdentitiesViewProps) {
  const { total } = page.pagination;
  const all = paths.identities({ ...address, search: undefined });
  return (
    <>
      {(total > 1 || address.search) && <IdentitiesFilters address={address} page={page} host={host} />}
      {total === 0 ? (
        <EmptyState title="No identity matches" action={<ButtonLink href={all}>Clear the search</ButtonLink>}>
          Search looks in the names of identities; every word must occur.
        </EmptyState>
      ) : (
        <>
          <IdentitiesTable page={page} now={now} />
          <IdentitiesPager address={address} page={page} />
        </>
      )}
    </>
  );
}
