import { ChatPage as Tester } from '@/components/chat/chat-page';
import { loadAgent } from '../load-agent';
import { loadDefaultInstance } from '../load-default-instance';

export const metadata = { title: 'Chat' };

interface ChatPageProps {
  params: Promise<{ agentId: string }>;
}

export default async function ChatPage({ params }: ChatPageProps) {
  const { data: agent } = await loadAgent((await params).agentId);
  // The layout shows why it could not be read.
  if (!agent) return null;
  const { agent_id: agentId, name = agentId } = agent;
  return (
    <Tester
      key={agentId}
      agentId={agentId}
      agentName={name}
      defaultInstance={await loadDefaultInstance(agentId)}
      now={Date.now()}
    />
  );
}
