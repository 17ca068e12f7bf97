import { redirect } from 'next/navigation';
import { IdentitiesView } from '@/components/identities/identities-view';
import { RenderedFor } from '@/components/layout/rendered-for';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import { identityHost } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { browseIdentities } from '@/lib/contract/endpoints/identity-views';
import { paths } from '@/lib/paths';
import { readIdentitiesAddress } from './search-params';

export const metadata = { title: 'Identities' };

interface IdentitiesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function IdentitiesPage({ searchParams }: IdentitiesPageProps) {
  const address = readIdentitiesAddress(await searchParams);
  const { session, client } = await requireClient();
  const { data, problem } = await pageRead(client.dashboard(browseIdentities, { query: address }));
  if (problem) return <PageProblem problem={problem} title="The identities could not be read" />;
  const { items, pagination } = data;
  const { limit, offset, total } = pagination;
  if (items.length === 0 && total > 0 && offset > 0) {
    // The rows of that page are gone: the last one that there is stands in.
    redirect(paths.identities({ ...address, offset: Math.floor((total - 1) / limit) * limit }));
  }
  return (
    <>
      <RenderedFor tenant={session.tenant} />
      <IdentitiesView address={address} page={data} host={identityHost()} now={Date.now()} />
    </>
  );
}
