import { notFound } from 'next/navigation';
import { CasesView } from '@/components/cases/cases-view';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { pageRead } from '@/lib/client/page-read';
import { readCases } from '@/lib/client/read-cases';
import { isUuid } from '@/lib/contract/common';
import { getCaseRun, listCaseRuns } from '@/lib/contract/endpoints/cases';
import { listInstances } from '@/lib/contract/endpoints/instances';

export const metadata = { title: 'Cases' };

/** More than anybody chooses from by hand. */
const MOST = 1000;

interface CasesPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function CasesPage({ params }: CasesPageProps) {
  const { agentId: given } = await params;
  if (!isUuid(given)) notFound();
  const agentId = given.toLowerCase();
  const { client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([
      client.agents(listInstances, { params: { agentId } }),
      readCases(client, agentId),
      readRuns(client, agentId),
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The cases could not be read" />;
  const [{ instances }, cases, runs] = data;
  return (
    <CasesView
      key={agentId}
      agentId={agentId}
      instances={(instances ?? [])
        .slice(0, MOST)
        .map(({ instance_id, name, status }) => ({ instance_id, name, status }))}
      cases={cases}
      runs={runs.list}
      shown={runs.newest}
      now={Date.now()}
    />
  );
}

async function readRuns(client: Client, agentId: string) {
  const { items } = await client.dashboard(listCaseRuns, { params: { agentId }, query: { page_size: 30 } });
  const [newest] = items ?? [];
  const params = newest && { agentId, runId: newest.run_id };
  return { list: items ?? [], newest: params && (await client.dashboard(getCaseRun, { params })) };
}
