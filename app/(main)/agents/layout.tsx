import type { ReactNode } from 'react';
import { AgentDeletion } from '@/components/agents/agent-deletion';

export default function AgentsLayout({ children }: { children: ReactNode }) {
  return <AgentDeletion>{children}</AgentDeletion>;
}
