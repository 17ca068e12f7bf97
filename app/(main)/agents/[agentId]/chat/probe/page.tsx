import { notFound } from 'next/navigation';
import { PageProblem } from '@/components/page-problem';
import { ProbeView } from '@/components/probe/probe-view';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { pageRead } from '@/lib/client/page-read';
import { isUuid } from '@/lib/contract/common';
import { listInstances } from '@/lib/contract/endpoints/instances';
import { getProbe, listProbes } from '@/lib/contract/endpoints/probes';
import type { ProbeSummary } from '@/lib/contract/probes';
import { loadAgent } from '../../load-agent';

export const metadata = { title: 'Isolation probe' };

/** More than anybody chooses from by hand. */
const MOST = 1000;

interface ProbePageProps {
  params: Promise<{ agentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProbePage({ params, searchParams }: ProbePageProps) {
  const { agentId: given } = await params;
  if (!isUuid(given)) notFound();
  const agentId = given.toLowerCase();
  const { offer } = await searchParams;
  const { client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([
      client.agents(listInstances, { params: { agentId } }),
      client
        .dashboard(listProbes, { params: { agentId }, query: { page_size: 50 } })
        .then(async ({ items }) => ({
          items: items ?? [],
          newest: await readNewest(client, agentId, items),
        })),
      loadAgent(given),
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The probes could not be read" />;
  const [{ instances }, probes, agent] = data;
  return (
    <ProbeView
      key={agentId}
      agentId={agentId}
      agentName={agent.data?.name ?? 'the agent'}
      instances={(instances ?? [])
        .slice(0, MOST)
        .map(({ instance_id, name, status }) => ({ instance_id, name, status }))}
      probes={probes.items}
      shown={probes.newest}
      isOffered={offer !== undefined}
      now={Date.now()}
    />
  );
}

async function readNewest(client: Client, agentId: string, items: ProbeSummary[] | null) {
  const [newest] = items ?? [];
  if (!newest) return undefined;
  return client.dashboard(getProbe, { params: { agentId, probeId: newest.probe_id } });
}
