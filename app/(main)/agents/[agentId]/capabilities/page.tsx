import { CapabilitiesForm } from '@/components/capabilities/capabilities-form';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import { pageRead } from '@/lib/client/page-read';
import { getCapabilities } from '@/lib/contract/endpoints/capabilities';
import { getAgentSwitches } from '@/lib/contract/endpoints/dashboard-models';
import { env } from '@/lib/env';
import { loadAgent } from '../load-agent';

export const metadata = { title: 'Capabilities' };

interface CapabilitiesPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function CapabilitiesPage({ params }: CapabilitiesPageProps) {
  const { agentId: given } = await params;
  const { data: agent } = await loadAgent(given);
  // The layout shows why it could not be read.
  if (!agent) return null;
  const { agent_id: agentId, project_id: projectId } = agent;
  const { client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([
      client.agents(getCapabilities, { params: { agentId } }),
      client.dashboard(getAgentSwitches, { params: { agentId } }),
    ]),
  );
  if (problem) return <PageProblem problem={problem} title="The capabilities could not be read" />;
  const [answered, switches] = data;
  return (
    <CapabilitiesForm
      key={agentId}
      agentId={agentId}
      hasProject={projectId !== undefined}
      answered={answered}
      switches={switches}
      apiUrl={env().API_URL ?? ''}
    />
  );
}
