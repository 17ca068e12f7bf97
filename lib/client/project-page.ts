import 'server-only';
import { listAgents } from '@/lib/contract/endpoints/agents';
import { listProjects } from '@/lib/contract/endpoints/projects';
import type { Project } from '@/lib/contract/projects';
import type { Client } from './client';

const SIZE = 50;

/** One page of projects, each with the number of its agents, which the wire has only in the agents list. */
export async function readProjectPage(client: Client, offset = 0) {
  const projects = (await client.agents(listProjects, { query: { limit: SIZE, offset } })) ?? [];
  const items = await Promise.all(projects.map((project) => withAgents(client, project)));
  return { items, next_offset: projects.length < SIZE ? undefined : offset + SIZE };
}

export async function withAgents(client: Client, project: Project) {
  const query = { project_id: project.project_id, page_size: 1, include_count: 'true' };
  const { total_count: agents } = await client.agents(listAgents, { query });
  return { ...project, agents };
}
