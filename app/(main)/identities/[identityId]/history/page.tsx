import { historyRows } from '@/components/identities/history/history-rows';
import { HistoryView } from '@/components/identities/history/history-view';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { identityHost } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { listHistory } from '@/lib/contract/endpoints/identities';
import { getCockpit } from '@/lib/contract/endpoints/identity-views';
import { loadCockpit } from '../load-cockpit';
import { readHistoryAddress, type SearchParams } from '../search-params';

export const metadata = { title: 'History' };

const PAGE = 50;

interface HistoryPageProps {
  params: Promise<{ identityId: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const { data: known } = await loadCockpit((await params).identityId);
  // The layout shows why it could not be read.
  if (!known) return null;
  const { id: identityId, cycle_count: latest } = known.identity;
  const { before = latest + 1 } = readHistoryAddress(await searchParams);
  const { client } = await requireClient();
  const offset = Math.max(0, latest + 1 - before);
  const { data, problem } = await pageRead(readPage(client, identityId, offset));
  if (problem) return <PageProblem problem={problem} title="The history could not be read" />;
  const view = { identityId, host: identityHost(), now: Date.now() };
  return <HistoryView {...view} {...data} />;
}

/** What was observed, and then the states after exactly those cycles. */
async function readPage(client: Client, identityId: string, offset: number) {
  const params = { identityId };
  const { data: entries, pagination } = await client.identity(listHistory, {
    params,
    query: { limit: PAGE, offset },
  });
  const [newest, oldest] = [entries[0]?.cycle, entries.at(-1)?.cycle];
  const range = { from: oldest, to: newest, points: PAGE };
  const { series } = await client.dashboard(getCockpit, { params, query: range });
  return { rows: historyRows(entries, series), total: pagination.total };
}
