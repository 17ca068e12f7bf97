import type { ReactNode } from 'react';
import { AgentHeader } from '@/components/agents/agent-header';
import { AgentScopeBar } from '@/components/agents/agent-scope-bar';
import { AgentTabs } from '@/components/agents/agent-tabs';
import { BreadcrumbLeaf } from '@/components/layout/breadcrumb';
import { RememberAgent } from '@/components/layout/visited-agents';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { browseInstances, getAgentLineage } from '@/lib/contract/endpoints/dashboard';
import { isProblemError } from '@/lib/problem-error';
import { loadAgent } from './load-agent';
import { loadProject } from './load-project';

interface AgentLayoutProps {
  params: Promise<{ agentId: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: AgentLayoutProps) {
  // For an agent that is not here the layout answers; a throw here would leave that page without a title.
  const { data: agent } = await loadAgent((await params).agentId).catch(() => ({ data: undefined }));
  return { title: { template: `%s · ${agent?.name ?? 'Agent'} · Troupe`, default: agent?.name ?? 'Agent' } };
}

export default async function AgentLayout({ params, children }: AgentLayoutProps) {
  const { agentId: given } = await params;
  const { client } = await requireClient();
  const reading = loadAgent(given);
  const [{ data: agent, problem }, project, defaultInstance, lineage] = await Promise.all([
    reading,
    reading.then(({ data }) => loadProject(client, data?.project_id)),
    loadDefaultInstance(client, given),
    loadLineage(client, given),
  ]);
  if (problem) return <PageProblem problem={problem} title="The agent could not be read" />;
  const { agent_id: agentId, name = agentId } = agent;
  return (
    <>
      <BreadcrumbLeaf label={name} />
      <RememberAgent agentId={agentId} name={name} />
      <AgentHeader
        agent={agent}
        project={project}
        lineage={lineage}
        canMove={!connection().usesKey}
        now={Date.now()}
      >
        <AgentScopeBar
          agentId={agentId}
          defaultInstance={defaultInstance}
          environment={project?.environment}
        />
        <AgentTabs agentId={agentId} />
      </AgentHeader>
      {children}
    </>
  );
}

/** The header does without it. */
async function loadLineage(client: Client, agentId: string) {
  try {
    return await client.dashboard(getAgentLineage, { params: { agentId } });
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
}

/** It leads every list. A failure shows itself on the Instances tab, where it can be read. */
async function loadDefaultInstance(client: Client, agentId: string) {
  try {
    const { items } = await client.dashboard(browseInstances, {
      params: { agentId },
      query: { page_size: 1, contents: false },
    });
    return items?.[0]?.instance;
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
}
