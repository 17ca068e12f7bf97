import { CockpitView } from '@/components/identities/cockpit/cockpit-view';
import { PageProblem } from '@/components/page-problem';
import { identityHost } from '@/lib/client/connection';
import { loadCockpit, readCockpit } from './load-cockpit';
import { readCockpitAddress, type SearchParams } from './search-params';

export const metadata = { title: 'Cockpit' };

interface CockpitPageProps {
  params: Promise<{ identityId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function CockpitPage({ params, searchParams }: CockpitPageProps) {
  const { identityId } = await params;
  const address = readCockpitAddress(await searchParams);
  const [known, { data, problem }] = await Promise.all([
    loadCockpit(identityId),
    readCockpit(identityId, address),
  ]);
  // The layout shows why it could not be read.
  if (!known.data) return null;
  if (problem) return <PageProblem problem={problem} title="The cockpit could not be read" />;
  return <CockpitView data={data} chosen={address.cycle} host={identityHost()} />;
}
