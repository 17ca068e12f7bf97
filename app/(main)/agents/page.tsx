import { cookies } from 'next/headers';
import { AgentsView } from '@/components/agents/agents-view';
import { NeedsAttention } from '@/components/agents/needs-attention';
import { offerCookie } from '@/components/layout/preferences';
import { RenderedFor } from '@/components/layout/rendered-for';
import { PageProblem } from '@/components/page-problem';
import { ProbeOffer } from '@/components/probe/probe-offer';
import { toQuery } from '@/lib/agent-filters';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { pageRead } from '@/lib/client/page-read';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { getSamples, listActivity } from '@/lib/contract/endpoints/dashboard';
import { listProjects } from '@/lib/contract/endpoints/projects';
import { readFilters } from './search-params';

export const metadata = { title: 'Agents' };

interface AgentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AgentsPage({ searchParams }: AgentsPageProps) {
  const filters = readFilters(await searchParams);
  const { session, client } = await requireClient();
  const { kind, usesKey } = connection();
  const reads = Promise.all([
    client.agents(listAgents, { query: toQuery(filters) }),
    // A fixed key speaks for one project and cannot list them.
    usesKey ? [] : client.agents(listProjects, { query: { limit: 100 } }),
    client.dashboard(getSamples, {}),
    // Embedded, a change and its row share a transaction: none stays open.
    kind === 'embedded'
      ? undefined
      : client.dashboard(listActivity, { query: { unsettled: true, page_size: 3 } }),
  ]);
  const { data, problem } = await pageRead(reads);
  if (problem) return <PageProblem problem={problem} title="The agents could not be read" />;
  const [page, projects, samples, unsettled] = data;
  const isOffered = (await cookies()).get(offerCookie)?.value !== 'dismissed';
  const sample = isOffered && page.items?.find((agent) => isProbed(agent, samples.project_id));
  const attention = (
    <>
      {unsettled?.items && <NeedsAttention changes={unsettled.items} />}
      {sample && <ProbeOffer agentId={sample.agent_id} name={sample.name ?? ''} />}
    </>
  );
  return (
    <>
      <RenderedFor tenant={session.tenant} />
      <AgentsView
        attention={attention}
        filters={filters}
        page={page}
        projects={(projects ?? []).map(({ project_id: id, name }) => ({ id, name }))}
        samplesProject={samples.project_id}
        now={Date.now()}
      />
    </>
  );
}

/** The sample whose instances hold states that look alike. */
function isProbed(agent: { name?: string; project_id?: string }, samples: string | undefined): boolean {
  return samples !== undefined && agent.project_id === samples && agent.name === 'Luna';
}
