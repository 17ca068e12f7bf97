import { ProfileForm } from '@/components/agents/profile-form';
import { ModelsSection } from '@/components/models/models-section';
import { RefreshButton } from '@/components/refresh-button';
import { Section } from '@/components/section';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { profileOf } from '@/lib/agent-profile';
import { requireClient } from '@/lib/auth/session';
import { readModelChoices } from '@/lib/client/model-choices';
import { pageRead } from '@/lib/client/page-read';
import { getModelLayers } from '@/lib/contract/endpoints/dashboard-models';
import { loadAgent } from '../load-agent';

export const metadata = { title: 'Profile' };

interface ProfilePageProps {
  params: Promise<{ agentId: string }>;
}

export default async function ProfilePage({ params }: ProfilePageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  return (
    <>
      <ProfileForm key={agent.agent_id} agentId={agent.agent_id} stored={profileOf(agent)} />
      <Models agentId={agent.agent_id} />
    </>
  );
}

/** Read by itself: a profile can be edited while the models cannot be told. */
async function Models({ agentId }: { agentId: string }) {
  const { client } = await requireClient();
  const { data, problem } = await pageRead(
    Promise.all([client.dashboard(getModelLayers, { params: { agentId } }), readModelChoices(client)]),
  );
  if (data) return <ModelsSection agentId={agentId} models={data[0]} providers={data[1]} />;
  return (
    <Section form anchor="models" title="Models">
      <ProblemNotice problem={problem} title="The models could not be read" action={<RefreshButton />} />
    </Section>
  );
}
