import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireClient } from '@/lib/auth/session';
import { type PageRead, pageRead } from '@/lib/client/page-read';
import type { AgentDetail } from '@/lib/contract/agents';
import { isUuid } from '@/lib/contract/common';
import { getAgent } from '@/lib/contract/endpoints/agents';

/** Once a request, for the layout and the tab alike; an agent that is not here is the not-found page. */
export const loadAgent = cache(async (agentId: string): Promise<PageRead<AgentDetail>> => {
  if (!isUuid(agentId)) notFound();
  const { client } = await requireClient();
  return pageRead(client.agents(getAgent, { params: { agentId: agentId.toLowerCase() } }));
});
