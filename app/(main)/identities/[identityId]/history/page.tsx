import { ObservationTable } from '@/components/identities/history/observation-table';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import { pageRead } from '@/lib/client/page-read';
import { listHistory } from '@/lib/contract/endpoints/identities';
import { loadCockpit } from '../load-cockpit';

export const metadata = { title: 'History' };

interface HistoryPageProps {
  params: Promise<{ identityId: string }>;
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { data } = await loadCockpit((await params).identityId);
  // The layout shows why it could not be read.
  if (!data) return null;
  const { client } = await requireClient();
  const { data: page, problem } = await pageRead(
    client.identity(listHistory, { params: { identityId: data.identity.id } }),
  );
  if (problem) return <PageProblem problem={problem} title="The history could not be read" />;
  return <ObservationTable entries={page.data} total={page.pagination.total} now={Date.now()} />;
}
