import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AgentHeader } from '@/components/agents/agent-header';
import { AgentScopeBar } from '@/components/agents/agent-scope-bar';
import { AgentTabs } from '@/components/agents/agent-tabs';
import { ChatButton } from '@/components/chat/chat-button';
import { DockFrame } from '@/components/chat/dock-frame';
import { BreadcrumbLeaf } from '@/components/layout/breadcrumb';
import { dockCookie } from '@/components/layout/preferences';
import { RememberVisit } from '@/components/layout/visited-agents';
import { PageProblem } from '@/components/page-problem';
import { requireClient } from '@/lib/auth/session';
import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { getAgentLineage } from '@/lib/contract/endpoints/dashboard';
import { paths } from '@/lib/paths';
import { isProblemError } from '@/lib/problem-error';
import { loadAgent } from './load-agent';
import { loadDefaultInstance } from './load-default-instance';
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
    loadDefaultInstance(given),
    loadLineage(client, given),
  ]);
  if (problem) return <PageProblem problem={problem} title="The agent could not be read" />;
  const { agent_id: agentId, name = agentId } = agent;
  const isDocked = (await cookies()).get(dockCookie)?.value === 'open';
  return (
    <DockFrame agentId={agentId} agentName={name} defaultInstance={defaultInstance} served={isDocked}>
      <BreadcrumbLeaf label={name} />
      <RememberVisit id={agentId} kind="agent" title={name} href={paths.agent(agentId)} />
      <AgentHeader
        agent={agent}
        project={project}
        lineage={lineage}
        canMove={!connection().usesKey}
        now={Date.now()}
        chat={<ChatButton served={isDocked} />}
      >
        <AgentScopeBar
          agentId={agentId}
          defaultInstance={defaultInstance}
          environment={project?.environment}
        />
        <AgentTabs agentId={agentId} />
      </AgentHeader>
      {children}
    </DockFrame>
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
