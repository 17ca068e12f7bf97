import { notFound } from 'next/navigation';
import { PageProblem } from '@/components/page-problem';
import { ToolsView } from '@/components/tools/tools-view';
import { requireClient } from '@/lib/auth/session';
import { pageRead } from '@/lib/client/page-read';
import { isUuid } from '@/lib/contract/common';
import { listCustomTools } from '@/lib/contract/endpoints/tools';
import { toolText } from '@/lib/tool-text';

export const metadata = { title: 'Tools' };

interface ToolsPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function ToolsPage({ params }: ToolsPageProps) {
  const { agentId } = await params;
  if (!isUuid(agentId)) notFound();
  const { client } = await requireClient();
  const { data, problem } = await pageRead(client.agents(listCustomTools, { params: { agentId } }));
  if (problem) return <PageProblem problem={problem} title="The tools could not be read" />;
  return <ToolsView key={agentId} agentId={agentId.toLowerCase()} tools={(data.tools ?? []).map(toolText)} />;
}
