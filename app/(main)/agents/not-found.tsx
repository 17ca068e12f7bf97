'use client';

import dynamic from 'next/dynamic';

const AgentMissing = dynamic(() =>
  import('@/components/agents/agent-missing').then((part) => part.AgentMissing),
);

/** The agent's layout itself found nothing, so this stands above it. Every page brings it along, so it loads late. */
export default function AgentNotFound() {
  return <AgentMissing />;
}
