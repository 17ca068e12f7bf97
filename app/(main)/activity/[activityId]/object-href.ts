import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { isUuid } from '@/lib/contract/common';
import type { Activity } from '@/lib/contract/dashboard';
import { resolveId } from '@/lib/contract/endpoints/dashboard';
import { listCustomTools } from '@/lib/contract/endpoints/tools';
import { isIdentityId } from '@/lib/contract/identities';
import { paths } from '@/lib/paths';
import { isProblemError } from '@/lib/problem-error';

/** Where the changed thing is now; null when it is gone. */
export async function objectHref(client: Client, change: Activity): Promise<string | null> {
  if (change.object.type === 'account') return paths.settings;
  if (change.object.type === 'tool') return toolHref(client, change);
  const href = hrefOf(change);
  // A remote API says only of agents whether they are there: for the rest the link itself will tell.
  const canTell = connection().kind === 'embedded' || change.object.type === 'agent';
  if (!href || !canTell) return href;
  try {
    const found = await client.dashboard(resolveId, { params: { id: idOf(change) } });
    return found.kind === 'key' && found.project_id ? paths.project(found.project_id) : href;
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return null;
    throw error;
  }
}

/** A case is found on its agent's page. */
function idOf({ object, agent_id: agentId }: Activity): string {
  return object.type === 'case' && agentId ? agentId : object.id;
}

/** A tool has no id that could be looked up: its agent's list says whether it is there. */
async function toolHref(client: Client, { agent_id: agentId, object }: Activity): Promise<string | null> {
  if (!agentId) return null;
  try {
    const { tools } = await client.agents(listCustomTools, { params: { agentId } });
    return tools?.some(({ name }) => name === object.name) ? paths.tool(agentId, object.name) : null;
  } catch (error) {
    if (isProblemError(error) && error.problem.status === 404) return null;
    throw error;
  }
}

function hrefOf({ object, agent_id: agentId }: Activity): string | null {
  if (object.type === 'case') return agentId ? paths.cases(agentId) : null;
  if (object.type === 'identity') return isIdentityId(object.id) ? paths.identity(object.id) : null;
  if (!isUuid(object.id)) return null;
  if (object.type === 'agent') return paths.agent(object.id);
  if (object.type === 'instance') return agentId ? paths.instance(agentId, object.id) : null;
  if (object.type === 'samples') return paths.agents({ project: object.id });
  return object.type === 'project' ? paths.project(object.id) : paths.settings;
}
