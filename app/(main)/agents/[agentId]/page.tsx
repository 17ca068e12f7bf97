import { redirect } from 'next/navigation';
import { paths } from '@/lib/paths';

interface AgentPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function AgentPage({ params }: AgentPageProps): Promise<never> {
  const { agentId } = await params;
  redirect(paths.agent(agentId));
}
