'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { Output } from '@/lib/contract/endpoint';
import type { browseIdentitiesReply } from '@/lib/contract/identity-views';
import { EmptyState } from '../empty-state';
import { PageHeader } from '../page-header';
import { Button } from '../ui/button';
import { openerOf, useDialog } from '../use-dialog';
import { IdentitiesOrder } from './identities-order';
import { IdentitiesPager } from './identities-pager';
import { IdentitiesTable } from './identities-table';

const load = () => import('./create-identity-dialog');
const CreateDialog = dynamic(() => load().then((part) => part.CreateIdentityDialog), { ssr: false });

export type IdentitiesPage = Output<typeof browseIdentitiesReply>;

interface IdentitiesViewProps {
  page: IdentitiesPage;
  /** Of a remote identity API; empty: embedded. */
  host: string;
  now: number;
}

/** The identities, those under the most stress first. */
export function IdentitiesView({ page, host, now }: IdentitiesViewProps) {
  const creating = useDialog();
  const { total } = page.pagination;
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
        actions={total > 0 && newIdentity}
      />
      {total === 0 ? (
        <EmptyState title="No identities yet" action={newIdentity}>
          <p>
            An identity is a model of how an agent behaves over time: seven modes, energy and stress. Each
            observation moves it, and it answers what the agent may do now and what not.
          </p>
        </EmptyState>
      ) : (
        <>
          {total > 1 && <IdentitiesOrder page={page} />}
          <IdentitiesTable page={page} now={now} />
          <IdentitiesPager page={page} />
        </>
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
