import 'server-only';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { listProjects } from '@/lib/contract/endpoints/projects';
import type { Client } from './client';

const SIZE = 50;

/** One page of projects, each with the number of its agents, which the wire has only in the agents list. */
export async function readProjectPage(client: Client, offset = 0) {
  const projects = (await client.agents(listProjects, { query: { limit: SIZE, offset } })) ?? [];
  const items = await Promise.all(
    projects.map(async (project) => ({ ...project, agents: await countAgents(client, project.project_id) })),
  );
  return { items, next_offset: projects.length < SIZE ? undefined : offset + SIZE };
}

export async function countAgents(client: Client, projectId: string): Promise<number> {
  const query = { project_id: projectId, page_size: 1, include_count: 'true' };
  return (await client.agents(listAgents, { query })).total_count;
}
