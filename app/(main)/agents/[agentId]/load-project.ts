import type { Client } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { getProject } from '@/lib/contract/endpoints/projects';
import type { Project } from '@/lib/contract/projects';
import { isProblemError } from '@/lib/problem-error';

/** The agent's project; null when it has none or this connection may not read it. A page never fails for it. */
export async function loadProject(client: Client, projectId: string | undefined): Promise<Project | null> {
  if (!projectId || connection().usesKey) return null;
  try {
    return await client.agents(getProject, { params: { projectId } });
  } catch (error) {
    if (isProblemError(error)) return null;
    throw error;
  }
}
