import { ActivityList } from '@/components/activity/activity-list';
import { EmptyState } from '@/components/empty-state';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import { pageRead } from '@/lib/client/page-read';
import { listActivity } from '@/lib/contract/endpoints/dashboard';
import { loadAgent } from '../load-agent';

export const metadata = { title: 'Activity' };

interface AgentActivityPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function AgentActivityPage({ params }: AgentActivityPageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  const { agent_id: agentId } = agent;
  const { client } = await requireClient();
  const { data: page, problem } = await pageRead(
    client.dashboard(listActivity, { query: { agent_id: agentId } }),
  );
  if (problem) return <PageProblem problem={problem} title="The activity could not be read" />;
  if (!page.items?.length) {
    return (
      <EmptyState title="Nothing was changed yet">
        Each change of this agent and its instances is written down here: who, when, before and after, and
        what the API returned.
      </EmptyState>
    );
  }
  return (
    <div className="pt-4">
      <ActivityList initial={page} filters={{ agentId }} now={Date.now()} />
    </div>
  );
}
