import { requireClient } from '@/lib/auth/session';
import { listAgents } from '@/lib/contract/endpoints/agents';

export default async function AgentsPage() {
  const { client } = await requireClient();
  const page = await client.agents(listAgents, { query: {} });
  return <pre>{JSON.stringify(page, null, 2)}</pre>;
}
