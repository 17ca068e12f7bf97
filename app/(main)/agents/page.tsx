import { AgentsView } from '@/components/agents/agents-view';
import { toQuery } from '@/lib/agent-filters';
import { requireClient } from '@/lib/auth/session';
import { connection } from '@/lib/client/connection';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { getSamples } from '@/lib/contract/endpoints/dashboard';
import { listProjects } from '@/lib/contract/endpoints/projects';
import { readFilters } from './search-params';

export const metadata = { title: 'Agents' };

interface AgentsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AgentsPage({ searchParams }: AgentsPageProps) {
  const filters = readFilters(await searchParams);
  const { client } = await requireClient();
  const { usesKey } = connection();
  const [page, projects, samples] = await Promise.all([
    client.agents(listAgents, { query: toQuery(filters) }),
    // A fixed key speaks for one project and cannot list them.
    usesKey ? [] : client.agents(listProjects, { query: { limit: 100 } }),
    client.dashboard(getSamples, {}),
  ]);
  return (
    <AgentsView
      filters={filters}
      page={page}
      projects={(projects ?? []).map(({ project_id: id, name }) => ({ id, name }))}
      samplesProject={samples.project_id}
      now={Date.now()}
    />
  );
}
